#include "feature/protect/partners/whole_audit.h"

#include "base/text.h"

namespace sekimori::protect {

Result<KnownAudit> record_whole_audit(AuditBook& audits, const record::Actor& actor, std::string_view partner, model::AuditKind kind,
                                      Day day, const std::vector<std::pair<std::string, std::string>>& answers,
                                      const std::vector<model::AuditFinding>& findings, std::string_view reason) {
  for (const model::AuditFinding& finding : findings) {
    if (trim(finding.text).empty()) return error(ErrorCode::invalid_input, "a finding needs words");
    if (finding.weight != "minor" && finding.weight != "major")
      return error(ErrorCode::invalid_input, "the weight of a finding is minor or major");
  }
  KnownAudit known = TRY(audits.record(actor, partner, kind, day, answers, reason));
  for (const model::AuditFinding& finding : findings) known = TRY(audits.add_finding(actor, known.id, finding));
  return known;
}

}  // namespace sekimori::protect
