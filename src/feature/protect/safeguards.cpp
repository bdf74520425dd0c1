#include "feature/protect/safeguards.h"

namespace sekimori::protect {
namespace {

rights::RightsParts rights_parts(const SafeguardParts& parts) {
  return {parts.database, parts.records, parts.blobs, parts.reg, parts.clock, parts.random, parts.zone};
}

PersonCheckParts check_parts(const SafeguardParts& parts, TaskBook& tasks) {
  return {parts.database, parts.records, parts.holds, parts.reg,   parts.people, parts.secrets, parts.events,
          parts.sources,  parts.cases,   tasks,       parts.clock, parts.random, parts.zone};
}

PartnerParts partner_parts(const SafeguardParts& parts, TaskBook& tasks) {
  return {parts.database, parts.records, parts.reg, parts.people, tasks, parts.clock, parts.random, parts.zone};
}

}  // namespace

Safeguards::Safeguards(SafeguardParts parts)
    : tasks({parts.database, parts.records, parts.people, parts.clock, parts.random, parts.zone}),
      rights_book(rights_parts(parts)),
      reviews(rights_parts(parts), rights_book, tasks),
      agreements(parts.database, parts.records, parts.reg, parts.people, tasks, parts.clock, parts.random),
      checks(check_parts(parts, tasks)),
      partners(partner_parts(parts, tasks)),
      received(partner_parts(parts, tasks), partners),
      audits(partner_parts(parts, tasks), partners),
      links(partner_parts(parts, tasks), partners, audits, std::move(parts.link_key)) {}

Result<LookedAfter> Safeguards::look_after() {
  constexpr int days_for_a_review = 14;
  const record::Actor actor = record::Actor::system("safeguards");
  LookedAfter out;
  if (!TRY(rights_book.imports(actor)).empty()) {
    out.findings = TRY(rights_book.record_findings(actor, TRY(rights_book.compare(actor, {})), "daily comparison"));
    out.reviews = TRY(reviews.open_due(actor, tasks.today(), days_for_a_review, "due")).size();
  }
  out.escalated = TRY(tasks.escalate());
  return out;
}

}  // namespace sekimori::protect
