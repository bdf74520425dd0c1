// rooms: base engine/ledger
// Stand-alone proofs, ledger entries and custody lines.
#include <cstddef>
#include <cstdint>

#include "engine/ledger/leaf.h"
#include "engine/ledger/tlog_proof.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text = as_text(ByteView(data, size));
  if (const auto proof = ledger::TlogProof::parse(text)) {
    SEKIMORI_CHECK(proof->to_string() == text);
    static const ledger::VerifierKey key =
        *ledger::VerifierKey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    (void)proof->verify(key);
    const Digest root = ledger::leaf_hash(ByteView(data, size));
    (void)ledger::verify_inclusion(proof->index, proof->index + 1, root, proof->path, root);
    (void)ledger::verify_subtree_consistency(0, proof->index, proof->index * 3, proof->path, root, root);
  }
  (void)ledger::Leaf::parse(text);
  if (const auto line = ledger::CustodyLine::parse(text)) SEKIMORI_CHECK(line->to_string() == text);
  return 0;
}
