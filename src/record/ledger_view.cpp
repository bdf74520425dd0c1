#include "record/ledger_view.h"

#include "engine/ledger/ledger.h"

namespace sekimori::record {
namespace {

Result<void> check_reader(const Actor& actor) {
  TRY(Permissions::standard().check(actor, Verb::list, {.kind = "change", .id = ""}));
  return {};
}

}  // namespace

std::string LedgerView::origin() const { return ledger_.origin(); }

Result<LedgerState> LedgerView::state(const Actor& actor) const {
  TRY(check_reader(actor));
  return LedgerState{ledger_.origin(), ledger_.verifier().to_string(), ledger_.size(), ledger_.read_only()};
}

Result<std::string> LedgerView::checkpoint(const Actor& actor) {
  TRY(check_reader(actor));
  return ledger_.checkpoint();
}

Result<std::string> LedgerView::proof(const Actor& actor, std::uint64_t index) {
  TRY(check_reader(actor));
  const std::string note = TRY(ledger_.checkpoint());
  return TRY(ledger_.proof(index, note)).to_string();
}

}  // namespace sekimori::record
