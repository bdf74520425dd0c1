#include "engine/ledger/leaf.h"

#include <algorithm>

#include "engine/ledger/note.h"

namespace sekimori::ledger {
namespace {

constexpr std::string_view line_start = "{\"leaf_index\":";
constexpr std::string_view record_start = ",\"record\":";
constexpr std::string_view salt_start = ",\"salt\":\"";
constexpr std::string_view line_end = "\"}";

}  // namespace

std::string Leaf::to_string() const {
  Json out = Json::object();
  out.set("v", 1).set("type", type).set("id", id).set("seq", seq).set("time", time.to_rfc3339()).set("commitment", to_hex(commitment));
  return out.canonical();
}

Result<Leaf> Leaf::parse(std::string_view bytes) {
  if (bytes.size() > largest_leaf) return error(ErrorCode::invalid_input, "ledger entry: larger than 65,535 bytes");
  auto parsed = Json::parse(bytes);
  if (!parsed) return error(parsed.error().code, "ledger entry: {}", parsed.error());
  const Json& json = *parsed;
  if (json["v"].integer_or(0) != 1) return error(ErrorCode::invalid_input, "ledger entry: version is not 1");
  if (!json["type"].is_string() || !json["id"].is_string() || !json["seq"].is_integer())
    return error(ErrorCode::invalid_input, "ledger entry: type, id or seq is missing");
  Leaf out;
  out.type = json["type"].text();
  out.id = json["id"].text();
  out.seq = json["seq"].integer_or(0);
  out.time = TRY(Instant::parse(json["time"].text()));
  const Bytes commitment = TRY(from_hex(json["commitment"].text()));
  if (commitment.size() != out.commitment.size()) return error(ErrorCode::invalid_input, "ledger entry: the commitment has not 32 bytes");
  std::ranges::copy(commitment, out.commitment.begin());
  return out;
}

Digest commit(ByteView salt, std::string_view canonical_record) {
  Sha256 hash;
  hash.update(salt);
  hash.update(canonical_record);
  return hash.finish();
}

SealedRecord make_record(std::string_view type, std::string_view id, std::int64_t seq, Instant time, const Json& record, Random& random) {
  SealedRecord out;
  out.salt = random.bytes(salt_bytes);
  out.record = record.canonical();
  Leaf leaf;
  leaf.type = type;
  leaf.id = id;
  leaf.seq = seq;
  leaf.time = time;
  leaf.commitment = commit(out.salt, out.record);
  out.leaf = to_bytes(leaf.to_string());
  return out;
}

std::string CustodyLine::to_string() const {
  return fmt::format("{}{}{}{}{}{}{}", line_start, leaf_index, record_start, record, salt_start, to_hex(salt), line_end);
}

Result<CustodyLine> CustodyLine::parse(std::string_view line) {
  const auto malformed = [] { return error(ErrorCode::invalid_input, "custody line: not of the form {{leaf_index, record, salt}}"); };
  constexpr size_t tail = salt_start.size() + 2 * salt_bytes + line_end.size();
  if (!line.starts_with(line_start) || !line.ends_with(line_end) || line.size() < line_start.size() + tail) return malformed();
  const size_t record_at = line.find(record_start);
  if (record_at == std::string_view::npos || record_at + record_start.size() + tail > line.size()) return malformed();
  const std::string_view ending = line.substr(line.size() - tail);
  if (!ending.starts_with(salt_start)) return malformed();
  CustodyLine out;
  auto index = parse_decimal(line.substr(line_start.size(), record_at - line_start.size()));
  auto salt = from_hex(ending.substr(salt_start.size(), 2 * salt_bytes));
  // One line has one text: the check script in a bag knows lower case alone.
  if (!index || !salt || to_hex(*salt) != ending.substr(salt_start.size(), 2 * salt_bytes)) return malformed();
  out.leaf_index = *index;
  out.salt = *std::move(salt);
  out.record = line.substr(record_at + record_start.size(), line.size() - tail - record_at - record_start.size());
  auto json = Json::parse(out.record);
  if (!json || !json->is_object()) return malformed();
  return out;
}

}  // namespace sekimori::ledger
