#include "feature/watch/ingestion.h"

#include <optional>

#include "base/text.h"
#include "engine/detect/mapping.h"

namespace sekimori::watch {
namespace {

constexpr std::size_t most_rejected_named = 1000;
constexpr std::size_t piece_bytes = std::size_t(1) << 20;

// Counts what is an event and what is not, without keeping anything.
Result<IngestAnswer> look_through(std::string_view body) {
  IngestAnswer answer;
  std::uint64_t number = 0;
  size_t at = 0;
  while (at < body.size()) {
    size_t end = body.find('\n', at);
    if (end == std::string_view::npos) end = body.size();
    const std::string_view line = trim(body.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    std::optional<Phrase> reason;
    if (auto json = Json::parse(line); !json) reason = std::move(json).error();
    else if (!json->is_object()) reason = "not a JSON object";
    if (!reason) ++answer.accepted;
    else if (answer.rejected.size() < most_rejected_named) answer.rejected.push_back({number, *std::move(reason)});
  }
  return answer;
}

}  // namespace

Json to_json(const IngestAnswer& answer) {
  Json rejected = Json::array();
  for (const RejectedLine& line : answer.rejected)
    rejected.push(Json::object({{"line", line.line}, {"reason", line.reason.in(Language::en)}}));
  return Json::object({{"accepted", answer.accepted}, {"duplicate", answer.duplicate}, {"rejected", std::move(rejected)}});
}

std::string BlockFrame::to_payload() const {
  return Json::object({{"v", 1},
                       {"source", source_id},
                       {"key", batch_key},
                       {"block", block},
                       {"name", name},
                       {"bytes", bytes},
                       {"received_at", received_at.to_rfc3339()}})
      .canonical();
}

Result<BlockFrame> BlockFrame::parse(std::string_view payload) {
  const Json json = TRY(Json::parse(payload));
  if (json["v"].integer_or(0) != 1)
    return error(ErrorCode::integrity, "a frame of the stream has the version {}, this program knows 1", json["v"].integer_or(0));
  BlockFrame frame;
  frame.source_id = json["source"].text();
  frame.batch_key = json["key"].text();
  frame.block = json["block"].text();
  frame.name = json["name"].text();
  frame.bytes = static_cast<std::uint64_t>(json["bytes"].integer_or(0));
  frame.received_at = TRY(Instant::parse(json["received_at"].text()));
  return frame;
}

Result<IngestAnswer> Ingestion::accept(std::string_view source_id, std::string_view idempotency_key, std::string_view body) {
  if (idempotency_key.empty() || idempotency_key.size() > 200)
    return error(ErrorCode::invalid_input, "Idempotency-Key: 1 to 200 characters are needed, so that sending again changes nothing");
  if (body.size() > largest_batch)
    return error(ErrorCode::invalid_input, "the batch has {} bytes, the limit is {}; send it in parts", body.size(), largest_batch);
  const auto source = TRY(sources_.find(record::Actor::system("ingest"), source_id));
  if (!source) return error(ErrorCode::not_found, "no source '{}'", source_id);
  IngestAnswer answer = TRY(look_through(body));
  if (answer.accepted == 0) {
    if (answer.rejected.empty()) return error(ErrorCode::invalid_input, "the batch is empty");
    return error(ErrorCode::invalid_input, "no line of the batch is an event; line {}: {}", answer.rejected[0].line,
                 answer.rejected[0].reason);
  }
  BlockFrame frame;
  frame.source_id = source->id.to_string();
  frame.batch_key = idempotency_key;
  frame.block = to_hex(TRY(blobs_.put(as_bytes(body))).digest);
  frame.name = source->source.mapping.empty() ? "batch.jsonl" : source->source.mapping + ".jsonl";
  frame.bytes = body.size();
  frame.received_at = clock_.now();
  const auto receipt = TRY(stream_.append(stream::partition_of(frame.source_id, stream_.partitions()),
                                          stream::make_batch_key(frame.source_id, idempotency_key), as_bytes(frame.to_payload())));
  answer.block = frame.block;
  if (receipt.outcome == stream::AppendOutcome::duplicate) std::swap(answer.accepted, answer.duplicate);
  metrics_.add(Metric::ingest_accepted_total, static_cast<std::int64_t>(answer.accepted));
  metrics_.add(Metric::ingest_duplicate_total, static_cast<std::int64_t>(answer.duplicate));
  metrics_.add(Metric::ingest_rejected_total, static_cast<std::int64_t>(answer.rejected.size()));
  metrics_.add(Metric::ingest_bytes_total, static_cast<std::int64_t>(body.size()));
  return answer;
}

Result<IngestAnswer> Ingestion::accept_file(Files& files, std::string_view source_id, const Path& path) {
  const FileStatus status = TRY(files.status(path));
  if (status.kind != FileKind::regular) return error(ErrorCode::invalid_input, "{}: not a regular file", path.string());
  const auto file = TRY(files.open(path, OpenMode::read));
  return accept_open_file(source_id, *file, path.string());
}

Result<IngestAnswer> Ingestion::accept_open_file(std::string_view source_id, File& file, std::string_view name) {
  const auto source = TRY(sources_.find(record::Actor::system("ingest"), source_id));
  if (!source) return error(ErrorCode::not_found, "no source '{}'", source_id);
  const std::uint64_t size = TRY(file.size());
  if (size == 0) return error(ErrorCode::invalid_input, "{}: the file is empty", name);
  if (size > largest_file)
    return error(ErrorCode::invalid_input, "{}: the file has {} bytes, the limit is {}; send it in parts", name, size, largest_file);
  auto writer = TRY(blobs_.begin());
  Bytes piece(piece_bytes);
  for (std::uint64_t at = 0;;) {
    const size_t count = TRY(file.read_at(at, piece));
    if (count == 0) break;
    TRY(writer->append(ByteView(piece).first(count)));
    at += count;
  }
  const blob::BlobInfo kept = TRY(writer->finish());
  BlockFrame frame;
  frame.source_id = source->id.to_string();
  frame.block = to_hex(kept.digest);
  frame.batch_key = "file:" + frame.block;
  frame.name = Path(name).filename().string();
  frame.bytes = kept.size;
  frame.received_at = clock_.now();
  const auto receipt = TRY(stream_.append(stream::partition_of(frame.source_id, stream_.partitions()),
                                          stream::make_batch_key(frame.source_id, frame.batch_key), as_bytes(frame.to_payload())));
  IngestAnswer answer;
  answer.block = frame.block;
  // How many events a file holds is known when the consumer has read it.
  if (receipt.outcome == stream::AppendOutcome::duplicate) answer.duplicate = 1;
  else answer.accepted = 1;
  metrics_.add(Metric::ingest_bytes_total, static_cast<std::int64_t>(kept.size));
  return answer;
}

}  // namespace sekimori::watch
