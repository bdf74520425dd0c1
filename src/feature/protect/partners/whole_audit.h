// A questionnaire or a visit with everything that was found, recorded in one go.
//
//   TRY(record_whole_audit(audits, actor, "浜松精機", AuditKind::audit, today, {}, {{.text = "鍵のない棚", .weight = "major"}}, "visit"));
#pragma once

#include "feature/protect/partners/audit_book.h"

namespace sekimori::protect {

// invalid_input as AuditBook says; a wrong finding is told before anything is written.
Result<KnownAudit> record_whole_audit(AuditBook& audits, const record::Actor& actor, std::string_view partner, model::AuditKind kind,
                                      Day day, const std::vector<std::pair<std::string, std::string>>& answers,
                                      const std::vector<model::AuditFinding>& findings, std::string_view reason);

}  // namespace sekimori::protect
