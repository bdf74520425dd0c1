// rooms: base engine/ledger
// Signed notes, checkpoints, verifier keys: whatever is accepted must come out again as it went in.
#include <cstddef>
#include <cstdint>

#include "engine/ledger/note.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text = as_text(ByteView(data, size));
  if (const auto note = ledger::SignedNote::parse(text)) {
    const auto again = ledger::SignedNote::parse(note->to_string());
    SEKIMORI_CHECK(again && again->text == note->text && again->signatures.size() == note->signatures.size());
    static const ledger::VerifierKey key =
        *ledger::VerifierKey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    (void)ledger::verify_note(*note, {&key});
  }
  if (const auto checkpoint = ledger::Checkpoint::parse(text)) SEKIMORI_CHECK(checkpoint->to_string() == text);
  if (const auto key = ledger::VerifierKey::parse(text)) SEKIMORI_CHECK(ledger::VerifierKey::parse(key->to_string()) == *key);
  return 0;
}
