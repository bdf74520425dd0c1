#include "model/source.h"

#include "model/names.h"

namespace sekimori::model {

Json to_json(const Source& s) {
  return Json::object({{"name", s.name},
                       {"kind", s.kind},
                       {"mapping", s.mapping},
                       {"retention_days", s.retention_days},
                       {"gap_alarm_hours", s.gap_alarm_hours},
                       {"basis", Json::object({{"purpose", s.basis.purpose},
                                               {"work_rule_clause", s.basis.work_rule_clause},
                                               {"work_rule_version", s.basis.work_rule_version},
                                               {"told_to_staff", day_json(s.basis.told_to_staff)},
                                               {"responsible_person", s.basis.responsible_person},
                                               {"notice_to_union", s.basis.notice_to_union},
                                               {"last_audit", day_json(s.basis.last_audit)}})}});
}

Result<Source> source_from_json(const Json& json) {
  Source s;
  std::int64_t retention = s.retention_days;
  std::int64_t gap = s.gap_alarm_hours;
  TRY(read_text(json, "name", s.name));
  TRY(read_text(json, "kind", s.kind));
  TRY(read_text(json, "mapping", s.mapping));
  TRY(read_integer(json, "retention_days", retention));
  TRY(read_integer(json, "gap_alarm_hours", gap));
  const Json& basis = json["basis"];
  TRY(read_text(basis, "purpose", s.basis.purpose));
  TRY(read_text(basis, "work_rule_clause", s.basis.work_rule_clause));
  TRY(read_text(basis, "work_rule_version", s.basis.work_rule_version));
  TRY(read_day(basis, "told_to_staff", s.basis.told_to_staff));
  TRY(read_text(basis, "responsible_person", s.basis.responsible_person));
  TRY(read_text(basis, "notice_to_union", s.basis.notice_to_union));
  TRY(read_day(basis, "last_audit", s.basis.last_audit));
  if (s.name.empty()) return error(ErrorCode::invalid_input, "name: must not be empty");
  if (retention < 1 || retention > 36'500 || gap < 1 || gap > 87'600)
    return error(ErrorCode::invalid_input, "retention_days must be 1 to 36500, gap_alarm_hours 1 to 87600");
  s.retention_days = static_cast<int>(retention);
  s.gap_alarm_hours = static_cast<int>(gap);
  return s;
}

}  // namespace sekimori::model
