// What keeps a secret besides its mark: rights and their reviews, people and their promises, partners, and the tasks all of them make.
// Put together once by the node.
#pragma once

#include "feature/protect/partners/partner_links.h"
#include "feature/protect/partners/received_book.h"
#include "feature/protect/people/person_check_book.h"
#include "feature/protect/rights/review_book.h"

namespace sekimori::protect {

struct SafeguardParts {
  sql::Database& database;
  record::RecordStore& records;
  record::HoldBook& holds;
  blob::BlobStore& blobs;
  Register& reg;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  model::EventSearch& events;
  model::SourceBlocks& sources;
  model::CaseOpener& cases;
  Clock& clock;
  Random& random;
  Zone zone;
  PartnerLinks::Key link_key;
};

// What happened by itself in a day.
struct LookedAfter {
  rights::FindingCount findings;
  std::size_t reviews = 0;    // opened because they are due
  std::size_t escalated = 0;  // tasks
};

class Safeguards {
 public:
  explicit Safeguards(SafeguardParts parts);

  // Once a day: rights are compared and the differences kept, reviews that are due are opened, overdue tasks shown to superiors.
  Result<LookedAfter> look_after();

  TaskBook tasks;
  rights::RightsBook rights_book;
  rights::ReviewBook reviews;
  AgreementBook agreements;
  PersonCheckBook checks;
  PartnerBook partners;
  ReceivedBook received;
  AuditBook audits;
  PartnerLinks links;
};

}  // namespace sekimori::protect
