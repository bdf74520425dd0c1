#include "record/change_json.h"

namespace sekimori::record {

Json to_json(const StoredChange& change) {
  Json row = Json::object({{"change_id", change.change_id}, {"sequence", change.sequence}, {"time", change.time.to_rfc3339()}});
  auto body = Json::parse(change.record);
  row.set("record", body ? *std::move(body) : Json());
  row.set("salt", change.salt.empty() ? Json() : Json(to_hex(change.salt)));
  row.set("ledger_index", change.ledger_index ? Json(*change.ledger_index) : Json());
  return row;
}

Json to_json(const LedgerState& state) {
  return Json::object({{"origin", state.origin}, {"vkey", state.vkey}, {"size", state.size}, {"read_only", state.read_only}});
}

}  // namespace sekimori::record
