// May people be scored from this source? Only when the staff has been told on which basis (docs/contract.md, monitoring basis).
//
//   TRY(put_basis(records, tx, "source", source_id, basis, change));
//   BasisVerdict verdict = TRY(judge_basis(records, tx, "source", source_id, day, zone));
//   if (!verdict.may_score) show(verdict.missing);          // {"told_to_staff", "notice_to_union"}
//
// A basis is a versioned record of kind "monitoring_basis" with id "source/ID" or "score/NAME": which clause stood on which day can be
// proved.
#pragma once

#include "model/source.h"
#include "record/record_store.h"

namespace sekimori::record {

struct BasisVerdict {
  bool may_score = false;
  std::vector<std::string> missing;  // member names in the order of model::MonitoringBasis; "told_later" when staff was told after that day
  std::int64_t version = 0;          // 0: no basis recorded
};

Json to_json(const model::MonitoringBasis& basis);
Result<model::MonitoringBasis> monitoring_basis_from_json(const Json& json);

Result<Version> put_basis(RecordStore& records, sql::Transaction& tx, std::string_view what, std::string_view id,
                          const model::MonitoringBasis& basis, const Change& change, std::optional<Instant> valid_from = {});
Result<std::optional<model::MonitoringBasis>> find_basis(RecordStore& records, sql::Transaction& tx, std::string_view what,
                                                         std::string_view id, const AsOf& as_of = {});
Result<BasisVerdict> judge_basis(RecordStore& records, sql::Transaction& tx, std::string_view what, std::string_view id, Day day,
                                 const Zone& zone, std::optional<Instant> known_at = {});

}  // namespace sekimori::record
