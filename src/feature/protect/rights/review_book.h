// Access reviews: for each secret its owner decides of everyone who may open it, and signs. What he signed is evidence of secrecy
// management; what he revoked becomes a task of the administrator; the next review has its day at once.
//
//   ReviewBook reviews(parts);
//   for (const KnownReview& made : TRY(reviews.open_due(actor, today, "half-yearly"))) ...
//   TRY(reviews.decide(actor, id, "A-0012", model::ReviewDecision::revoke, "moved to sales"));
//   TRY(reviews.sign(actor, id, "reviewed with the head of design"));
//
// Any thread.
#pragma once

#include "feature/protect/rights/rights_book.h"
#include "feature/protect/tasks/task_book.h"
#include "model/access_review.h"

namespace sekimori::protect::rights {

struct KnownReview {
  std::string id;
  std::int64_t version = 0;
  model::AccessReview review;
};
Json to_json(const KnownReview& known);

// Months between two reviews, by the rank of the secret's level.
int review_months(int level);

class ReviewBook {
 public:
  ReviewBook(RightsParts parts, RightsBook& rights, TaskBook& tasks) : parts_(std::move(parts)), rights_(rights), tasks_(tasks) {}

  // One secret now. conflict: a review of it is open already, or no import of rights speaks of it.
  Result<KnownReview> open(const record::Actor& actor, std::string_view number, Day due, std::string_view reason);
  // Every secret in sight of which rights are known and whose review is due by `day` (never reviewed: at once), due `within` days later.
  Result<std::vector<KnownReview>> open_due(const record::Actor& actor, Day day, int within, std::string_view reason);
  Result<std::vector<KnownReview>> list(const record::Actor& actor, bool open_only);    // by due day
  Result<KnownReview> find(const record::Actor& actor, std::string_view id_or_number);  // of a number: the latest

  // Both: conflict when the review is no longer the version `based_on`.
  Result<KnownReview> decide(const record::Actor& actor, std::string_view id, std::string_view who, model::ReviewDecision decision,
                             std::string_view note, std::optional<std::int64_t> based_on = {});
  // conflict naming who is not decided yet. What is kept and was not permitted comes on the secret's list, what is revoked leaves it.
  Result<KnownReview> sign(const record::Actor& actor, std::string_view id, std::string_view statement,
                           std::optional<std::int64_t> based_on = {});

 private:
  Result<KnownReview> create(const record::Actor& actor, const SecretRights& rights, const std::vector<RightsImport>& imports, Day due,
                             std::string_view reason);
  Result<std::vector<KnownReview>> of_secret(const record::Actor& actor, std::string_view secret_id);
  Result<void> put(sql::Transaction& tx, const record::Actor& actor, const std::string& id, const model::AccessReview& review,
                   record::Verb verb, std::string_view reason, std::int64_t expected);
  Result<void> apply(const record::Actor& actor, const model::AccessReview& review);
  RightsParts parts_;
  RightsBook& rights_;
  TaskBook& tasks_;
};

}  // namespace sekimori::protect::rights
