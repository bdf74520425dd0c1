// The node's ledger as an auditor looks at it: its size and key, the signed checkpoint, and the proof for one entry.
//
//   LedgerView view(ledger);
//   view.state().size;
//   std::string note = TRY(view.checkpoint(actor));       // signed note text, as verifiers read it
//   std::string proof = TRY(view.proof(actor, index));    // the entry, its path and the checkpoint as one file
//
// The ledger holds salted commitments alone; whoever may list changes may read it. Any thread.
#pragma once

#include <string>

#include "record/permission.h"

namespace sekimori::ledger {
class Ledger;
}

namespace sekimori::record {

struct LedgerState {
  std::string origin;
  std::string vkey;  // of the key that signs now
  std::uint64_t size = 0;
  bool read_only = false;  // after a failed write, until the program starts again
};

class LedgerView {
 public:
  explicit LedgerView(ledger::Ledger& ledger) : ledger_(ledger) {}

  std::string origin() const;  // the ledger's name, for anybody: it stands in every checkpoint
  // All others need "change.list".
  Result<LedgerState> state(const Actor& actor) const;
  Result<std::string> checkpoint(const Actor& actor);
  Result<std::string> proof(const Actor& actor, std::uint64_t index);  // not_found beyond the end

 private:
  ledger::Ledger& ledger_;
};

}  // namespace sekimori::record
