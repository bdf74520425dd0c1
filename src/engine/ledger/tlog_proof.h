// A proof that stands alone (c2sp.org/tlog-proof@v1): entry, index, Merkle path and signed checkpoint in one text file.
//
//   TlogProof proof = TRY(TlogProof::parse(text));
//   TRY(proof.verify(known_key));              // the entry in proof.extra is in the log that the key signs for
//
// We put the entry itself into the "extra" line, so that a reader needs nothing else; it is trusted only after its
// hash has been led up to the signed root.
#pragma once

#include "engine/ledger/merkle.h"
#include "engine/ledger/note.h"

namespace sekimori::ledger {

struct TlogProof {
  std::optional<Bytes> extra;
  std::uint64_t index = 0;
  std::vector<Digest> path;
  std::string checkpoint;  // the signed note, verbatim

  static constexpr size_t most_bytes = 1 << 21;

  static Result<TlogProof> parse(std::string_view text);  // invalid_input with the reason
  std::string to_string() const;

  // The checkpoint if the entry (extra) lies at `index` under its root and `key` signed it; integrity otherwise.
  Result<Checkpoint> verify(const VerifierKey& key) const;
};

}  // namespace sekimori::ledger
