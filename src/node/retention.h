// What is past its time is destroyed: whole segments and the blocks they came from, unless a hold pins them.
//
//   RetentionSummary done = TRY(remove_expired(node));
//
// First a transaction marks the thing as removed and writes the change record that becomes the ledger entry, then its bytes go. After a
// crash in between the next call finishes what was marked.
#pragma once

#include "base/json.h"
#include "node/node.h"

namespace sekimori::node {

struct RetentionSummary {
  std::uint64_t segments = 0;
  std::uint64_t blocks = 0;
  std::uint64_t activity = 0;  // rows of counted acts and rule hits, which are about people too
  std::uint64_t held = 0;      // old enough, but pinned
};

// A segment goes when the retention of every source in it is over for its last event; a block when that of every source that sent
// it is; activity and hits when no source would still keep the events behind them. Any thread; one at a time, the others wait.
Result<RetentionSummary> remove_expired(Node& node);
Json to_json(const RetentionSummary& done);

}  // namespace sekimori::node
