// The node's ledger as the place where change records go.
//
//   auto ledger = TRY(ledger::Ledger::open(...));
//   record::NodeLedger sink(*ledger);
//   record::ChangeLog log(*database, clock, random, sink, node_id);
#pragma once

#include "record/change.h"

namespace sekimori::ledger {
class Ledger;
}

namespace sekimori::record {

class NodeLedger final : public LedgerSink {
 public:
  explicit NodeLedger(ledger::Ledger& ledger) : ledger_(ledger) {}
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override;
  Result<std::optional<std::uint64_t>> find(ByteView leaf, std::uint64_t least_index) override;

 private:
  ledger::Ledger& ledger_;
};

}  // namespace sekimori::record
