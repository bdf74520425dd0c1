// Checks a ledger at rest, from its bytes alone: every entry is read again, every tile compared, every signature tried.
//
//   LedgerReport report = TRY(verify_ledger(files, data / "ledger", known_key));
//   if (!report.problems.empty()) ...
#pragma once

#include "base/phrase.h"
#include "engine/ledger/ledger.h"

namespace sekimori::ledger {

struct LedgerReport {
  std::uint64_t entries = 0;      // whole ones in the segments
  std::uint64_t signed_size = 0;  // of the checkpoint
  std::string signed_by;          // vkey; empty when the signature does not hold
  std::vector<Phrase> problems;   // each names the file and what is wrong; empty: all is well
};

// Never trusts what it could compute: reads all entries and tiles (about the speed of SHA-256). A ledger that is being
// written to may be checked: what lies behind the checkpoint and is torn is no problem. Errors: not_found when there is
// no ledger, or what reading the disk gives.
Result<LedgerReport> verify_ledger(Files& files, const Path& directory, const VerifierKey& key);

}  // namespace sekimori::ledger
