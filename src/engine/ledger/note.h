// Signed notes (c2sp.org/signed-note): a text and the signatures of named keys under it.
//
//   SignedNote note = TRY(SignedNote::parse(bytes));
//   TRY(verify_note(note, {&known}, NoteTrust::all_known));     // which known keys signed it
//
// The parser knows nothing of algorithms: a signature is a key name, a key id and bytes, whatever their length, so
// that keys of a later kind (ML-DSA-44, type 0x06) pass through unharmed.
#pragma once

#include <string>
#include <vector>

#include "engine/ledger/key.h"

namespace sekimori::ledger {

struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  Bytes signature;  // without the key id
};

struct SignedNote {
  std::string text;  // with its final newline
  std::vector<NoteSignature> signatures;

  static constexpr size_t most_bytes = 1 << 20;
  static constexpr size_t most_signatures = 100;

  // invalid_input with the reason: not UTF-8, control characters, no blank line, a malformed signature line, too large.
  static Result<SignedNote> parse(std::string_view bytes);
  std::string to_string() const;
};

// The known keys whose signatures hold, in the order of the note. Signatures of unknown keys are ignored; a bad one of
// a known key, or none of a known key, is an integrity error (signed-note, section "Signatures").
Result<std::vector<const VerifierKey*>> verify_note(const SignedNote& note, const std::vector<const VerifierKey*>& known);

// Signs `text` (ending in a newline, free of control characters) with one key.
Result<SignedNote> sign_note(std::string text, const SigningKey& key);

// A checkpoint (c2sp.org/tlog-checkpoint): the text of the note that a log signs. We write no extension lines and
// refuse none: they are kept when read.
struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Digest root{};
  std::string extensions;  // lines with their newlines

  static Result<Checkpoint> parse(std::string_view text);
  std::string to_string() const;
};

// Strict decimal as C2SP writes sizes and indices: digits only, no leading zero.
Result<std::uint64_t> parse_decimal(std::string_view text);

}  // namespace sekimori::ledger
