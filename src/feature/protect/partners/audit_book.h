// How well partners keep what they get: questionnaires with a score, findings of audits, both over time.
//
//   TRY(book.record(actor, "浜松精機", AuditKind::questionnaire, today, answers, "yearly"));
//   for (const KnownAudit& audit : TRY(book.list(actor, "浜松精機"))) audit.value.score;      // oldest first
//
// A finding with a day becomes a task. Any thread.
#pragma once

#include "feature/protect/partners/partner_book.h"

namespace sekimori::protect {

using KnownAudit = record::KeptRecord<model::PartnerAudit>;

class AuditBook {
 public:
  AuditBook(PartnerParts parts, PartnerBook& partners);

  // Answers as of content/checklists/partner-questionnaire; invalid_input names the step. An audit without answers has no score.
  Result<KnownAudit> record(const record::Actor& actor, std::string_view partner, model::AuditKind kind, Day day,
                            const std::vector<std::pair<std::string, std::string>>& answers, std::string_view reason);
  Result<KnownAudit> add_finding(const record::Actor& actor, std::string_view id, const model::AuditFinding& finding);
  // `finding` counts from 1 in the order of the audit; its task is done with it. not_found: no such finding; conflict: it is closed
  // already; invalid_input: a day before the audit, or one to come.
  Result<KnownAudit> close_finding(const record::Actor& actor, std::string_view id, std::size_t finding, Day day, std::string_view reason);
  Result<std::vector<KnownAudit>> list(const record::Actor& actor, std::string_view partner = {});  // oldest first
  // Used by links, in the transaction that uses up the link.
  Result<KnownAudit> answered(sql::Transaction& tx, const std::string& partner_id, std::string_view partner, std::string_view by,
                              const std::vector<std::pair<std::string, std::string>>& answers);

 private:
  Result<model::PartnerAudit> filled(std::string_view by, Day day, const std::vector<std::pair<std::string, std::string>>& answers) const;
  PartnerParts parts_;
  PartnerBook& partners_;
  record::RecordShelf<model::PartnerAudit> shelf_;
};

}  // namespace sekimori::protect
