#include "engine/ledger/tlog_proof.h"

#include <algorithm>

#include "base/phrase.h"

namespace sekimori::ledger {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1";
constexpr size_t longest_path = 64;

std::unexpected<Error> malformed(const Phrase& why) { return error(ErrorCode::invalid_input, "proof: {}", why); }

}  // namespace

Result<TlogProof> TlogProof::parse(std::string_view text) {
  if (text.size() > most_bytes) return malformed("larger than 2 MiB");
  const auto line = [&text]() -> Result<std::string_view> {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return malformed("ends too early");
    const std::string_view found = text.substr(0, end);
    text.remove_prefix(end + 1);
    return found;
  };
  if (TRY(line()) != first_line) return malformed("the first line is not c2sp.org/tlog-proof@v1");
  TlogProof out;
  std::string_view next = TRY(line());
  if (next.starts_with("extra ")) {
    auto extra = from_base64(next.substr(6));
    if (!extra) return malformed("the extra line is not base64");
    out.extra = *std::move(extra);
    next = TRY(line());
  }
  if (!next.starts_with("index ")) return malformed("no index line");
  auto index = parse_decimal(next.substr(6));
  if (!index) return malformed("the index is not a decimal number");
  out.index = *index;
  while (true) {
    next = TRY(line());
    if (next.empty()) break;
    if (out.path.size() == longest_path) return malformed("more than 64 hashes");
    auto hash = from_base64(next);
    if (!hash || hash->size() != 32) return malformed("a hash is not base64 of 32 bytes");
    std::ranges::copy(*hash, out.path.emplace_back().begin());
  }
  out.checkpoint = text;
  return out;
}

std::string TlogProof::to_string() const {
  std::string out(first_line);
  out += '\n';
  if (extra) out += fmt::format("extra {}\n", to_base64(*extra));
  out += fmt::format("index {}\n", index);
  for (const Digest& hash : path) out += to_base64(hash) + "\n";
  return out + "\n" + checkpoint;
}

Result<Checkpoint> TlogProof::verify(const VerifierKey& key) const {
  if (!extra) return error(ErrorCode::integrity, "proof: it does not carry the entry");
  const SignedNote note = TRY(SignedNote::parse(checkpoint));
  TRY(verify_note(note, {&key}));
  Checkpoint signed_for = TRY(Checkpoint::parse(note.text));
  if (signed_for.origin != key.name())
    return error(ErrorCode::integrity, "proof: the checkpoint is of log {}, the key of {}", signed_for.origin, key.name());
  if (!verify_inclusion(index, signed_for.size, leaf_hash(*extra), path, signed_for.root))
    return error(ErrorCode::integrity, "proof: the path of entry {} does not lead to the signed root", index);
  return signed_for;
}

}  // namespace sekimori::ledger
