#include "record/monitoring_basis.h"

#include "model/names.h"

namespace sekimori::record {

Json to_json(const model::MonitoringBasis& basis) {
  return Json::object({{"purpose", basis.purpose},
                       {"work_rule_clause", basis.work_rule_clause},
                       {"work_rule_version", basis.work_rule_version},
                       {"told_to_staff", model::day_json(basis.told_to_staff)},
                       {"responsible_person", basis.responsible_person},
                       {"notice_to_union", basis.notice_to_union},
                       {"last_audit", model::day_json(basis.last_audit)}});
}

Result<model::MonitoringBasis> monitoring_basis_from_json(const Json& json) {
  model::MonitoringBasis basis;
  TRY(model::read_text(json, "purpose", basis.purpose));
  TRY(model::read_text(json, "work_rule_clause", basis.work_rule_clause));
  TRY(model::read_text(json, "work_rule_version", basis.work_rule_version));
  TRY(model::read_day(json, "told_to_staff", basis.told_to_staff));
  TRY(model::read_text(json, "responsible_person", basis.responsible_person));
  TRY(model::read_text(json, "notice_to_union", basis.notice_to_union));
  TRY(model::read_day(json, "last_audit", basis.last_audit));
  return basis;
}

Result<Version> put_basis(RecordStore& records, sql::Transaction& tx, std::string_view what, std::string_view id,
                          const model::MonitoringBasis& basis, const Change& change, std::optional<Instant> valid_from) {
  if (what != "source" && what != "score")
    return error(ErrorCode::invalid_input, "a monitoring basis is for a source or a score, not for '{}'", what);
  Draft draft;
  draft.kind = "monitoring_basis";
  draft.id = fmt::format("{}/{}", what, id);
  draft.body = to_json(basis);
  draft.valid_from = valid_from;
  return records.put(tx, draft, change);
}

Result<std::optional<model::MonitoringBasis>> find_basis(RecordStore& records, sql::Transaction& tx, std::string_view what,
                                                         std::string_view id, const AsOf& as_of) {
  auto version = TRY(records.get(tx, Actor::system("monitoring basis"), "monitoring_basis", fmt::format("{}/{}", what, id), as_of));
  if (!version) return std::optional<model::MonitoringBasis>();
  return std::optional(TRY(monitoring_basis_from_json(version->body)));
}

Result<BasisVerdict> judge_basis(RecordStore& records, sql::Transaction& tx, std::string_view what, std::string_view id, Day day,
                                 const Zone& zone, std::optional<Instant> known_at) {
  BasisVerdict verdict;
  AsOf as_of = AsOf::end_of(day, zone, known_at);
  auto version = TRY(records.get(tx, Actor::system("monitoring basis"), "monitoring_basis", fmt::format("{}/{}", what, id), as_of));
  model::MonitoringBasis basis;
  if (version) {
    basis = TRY(monitoring_basis_from_json(version->body));
    verdict.version = version->version;
  }
  auto want = [&](bool there, const char* name) {
    if (!there) verdict.missing.emplace_back(name);
  };
  want(!basis.purpose.empty(), "purpose");
  want(!basis.work_rule_clause.empty(), "work_rule_clause");
  want(!basis.work_rule_version.empty(), "work_rule_version");
  want(basis.told_to_staff.has_value(), "told_to_staff");
  if (basis.told_to_staff && *basis.told_to_staff > day) verdict.missing.emplace_back("told_later");
  want(!basis.responsible_person.empty(), "responsible_person");
  want(!basis.notice_to_union.empty(), "notice_to_union");
  want(basis.last_audit.has_value(), "last_audit");
  verdict.may_score = verdict.missing.empty();
  return verdict;
}

}  // namespace sekimori::record
