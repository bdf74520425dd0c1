#include "engine/ledger/note.h"

#include <algorithm>
#include <charconv>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::ledger {
namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";  // U+2014 and a space

std::unexpected<Error> malformed(const Phrase& why) { return error(ErrorCode::invalid_input, "signed note: {}", why); }

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

Result<NoteSignature> parse_signature(std::string_view line) {
  if (!line.starts_with(dash)) return malformed("a line below the blank one is not a signature");
  line.remove_prefix(dash.size());
  const size_t space = line.find(' ');
  if (space == std::string_view::npos) return malformed("a signature line has no signature");
  NoteSignature out;
  out.name = line.substr(0, space);
  if (!is_valid_key_name(out.name)) return malformed("a signature line has a malformed key name");
  auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) return malformed("a signature is not base64 of a key id and a signature");
  out.key_id = TRY(read_u32_be(*bytes, 0));
  out.signature.assign(bytes->begin() + 4, bytes->end());
  return out;
}

}  // namespace

Result<SignedNote> SignedNote::parse(std::string_view bytes) {
  if (bytes.size() > most_bytes) return malformed("larger than 1 MiB");
  if (!is_valid_utf8(bytes)) return malformed("not UTF-8");
  if (has_control(bytes)) return malformed("holds control characters");
  const size_t blank = bytes.rfind("\n\n");
  if (blank == std::string_view::npos) return malformed("no blank line between text and signatures");
  SignedNote out;
  out.text = bytes.substr(0, blank + 1);
  std::string_view rest = bytes.substr(blank + 2);
  if (rest.empty() || rest.back() != '\n') return malformed("the last signature line is not complete");
  while (!rest.empty()) {
    const size_t end = rest.find('\n');
    if (out.signatures.size() == most_signatures) return malformed("more than 100 signatures");
    out.signatures.push_back(TRY(parse_signature(rest.substr(0, end))));
    rest.remove_prefix(end + 1);
  }
  return out;
}

std::string SignedNote::to_string() const {
  std::string out = text + "\n";
  for (const NoteSignature& signature : signatures) {
    Bytes bytes;
    append_u32_be(bytes, signature.key_id);
    append(bytes, signature.signature);
    out += fmt::format("{}{} {}\n", dash, signature.name, to_base64(bytes));
  }
  return out;
}

Result<std::vector<const VerifierKey*>> verify_note(const SignedNote& note, const std::vector<const VerifierKey*>& known) {
  std::vector<const VerifierKey*> good;
  for (const NoteSignature& signature : note.signatures) {
    const auto key = std::ranges::find_if(
        known, [&](const VerifierKey* candidate) { return candidate->name() == signature.name && candidate->id() == signature.key_id; });
    if (key == known.end()) continue;
    if (!(*key)->verify(as_bytes(note.text), signature.signature))
      return error(ErrorCode::integrity, "the signature of {} does not hold", (*key)->to_string());
    if (std::ranges::find(good, *key) == good.end()) good.push_back(*key);
  }
  if (good.empty()) return error(ErrorCode::integrity, "no signature of a known key");
  return good;
}

Result<SignedNote> sign_note(std::string text, const SigningKey& key) {
  if (!text.ends_with('\n') || has_control(text) || !is_valid_utf8(text)) return malformed("text that cannot be signed");
  SignedNote note;
  const auto signature = key.sign(as_bytes(text));
  note.signatures.push_back({key.name(), key.verifier().id(), Bytes(signature.begin(), signature.end())});
  note.text = std::move(text);
  return note;
}

Result<std::uint64_t> parse_decimal(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size() || (text.size() > 1 && text[0] == '0'))
    return error(ErrorCode::invalid_input, "not a decimal number without leading zeros");
  return value;
}

Result<Checkpoint> Checkpoint::parse(std::string_view text) {
  const auto line = [&text]() -> Result<std::string_view> {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos) return error(ErrorCode::invalid_input, "checkpoint: fewer than three lines");
    const std::string_view found = text.substr(0, end);
    text.remove_prefix(end + 1);
    return found;
  };
  Checkpoint out;
  out.origin = TRY(line());
  if (out.origin.empty()) return error(ErrorCode::invalid_input, "checkpoint: the origin is empty");
  auto size = parse_decimal(TRY(line()));
  if (!size) return error(ErrorCode::invalid_input, "checkpoint: the size is not a decimal number");
  out.size = *size;
  auto root = from_base64(TRY(line()));
  if (!root || root->size() != 32) return error(ErrorCode::invalid_input, "checkpoint: the root is not base64 of 32 bytes");
  std::ranges::copy(*root, out.root.begin());
  if (!text.empty() && !text.ends_with('\n')) return error(ErrorCode::invalid_input, "checkpoint: the last line is not complete");
  if (text.starts_with('\n') || text.find("\n\n") != std::string_view::npos)
    return error(ErrorCode::invalid_input, "checkpoint: an extension line is empty");
  out.extensions = text;
  return out;
}

std::string Checkpoint::to_string() const { return fmt::format("{}\n{}\n{}\n{}", origin, size, to_base64(root), extensions); }

}  // namespace sekimori::ledger
