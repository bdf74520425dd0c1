#include "record/ledger_sink.h"

#include "engine/ledger/ledger.h"
#include "engine/ledger/merkle.h"

namespace sekimori::record {

Result<std::vector<std::uint64_t>> NodeLedger::append(const std::vector<Bytes>& leaves) { return ledger_.append_all(leaves); }

Result<std::optional<std::uint64_t>> NodeLedger::find(ByteView leaf, std::uint64_t least_index) {
  return ledger_.find(ledger::leaf_hash(leaf), least_index);
}

}  // namespace sekimori::record
