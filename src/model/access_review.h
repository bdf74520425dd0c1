// A review of who may open a secret: the list as it was found, a decision on everyone, a signature.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

enum class ReviewDecision : unsigned char { open, keep, revoke };
enum class ReviewState : unsigned char { open, signed_ };
// How an item stands against the review before.
enum class ReviewChange : unsigned char { first, added, changed, same };

std::string_view name_of(ReviewDecision value);
std::string_view name_of(ReviewState value);
std::string_view name_of(ReviewChange value);
std::optional<ReviewDecision> review_decision_from(std::string_view name);

struct ReviewItem {
  std::string who;  // staff number, else "account:NAME"
  std::string account;
  bool permitted = false;  // stood on the list of the secret
  bool left = false;       // employment has ended
  std::string right, place, words;
  std::string import;  // "fs01 of 2026-04-01"
  ReviewChange change = ReviewChange::first;
  ReviewDecision decision = ReviewDecision::open;
  std::string note;
  std::string decided_by;
};

struct AccessReview {
  std::string secret_id, secret;  // record id, register number
  std::string owner;              // staff number of the person responsible
  Day opened, due;
  ReviewState state = ReviewState::open;
  std::vector<ReviewItem> items;
  std::vector<std::string> gone;  // who stood in the review before and may not open it any more
  std::string previous;           // id of the review before
  std::string signed_by, statement;
  std::optional<Day> signed_on, next_due;
};

Json to_json(const AccessReview& review);
Result<AccessReview> access_review_from_json(const Json& json);

}  // namespace sekimori::model
