// Proof of secrecy management as of a day: what had been recorded by then, apart from what was entered afterwards; the
// verdict rests on the first alone (不正競争防止法2条6項, 営業秘密管理指針).
//
//   SecrecyProof proof = TRY(prove_secrecy(reg, receipts, actor, "S-001", day, zone));
//   proof.verdict[0];      // RequirementStatus of secrecy management as recorded by the day
#pragma once

#include <array>

#include "feature/protect/receipt_book.h"
#include "feature/protect/register.h"
#include "model/ports/training_evidence.h"

namespace sekimori::protect {

struct RecordedState {
  model::TradeSecret secret;
  std::int64_t version = 0;
  Instant recorded_at;
  Instant valid_from;
  std::string author;
  std::string reason;
  std::string body_hash;
};

struct SecrecyProof {
  std::string number;
  Day day;
  std::optional<RecordedState> by_the_day;  // known by the end of the day, in effect on it
  std::optional<RecordedState> afterwards;  // in effect on the day as known now, when that differs
  std::array<model::RequirementStatus, 3> verdict = {model::RequirementStatus::unknown, model::RequirementStatus::unknown,
                                                     model::RequirementStatus::unknown};
  std::vector<model::Agreement> agreements;  // of the permitted people, as recorded by the day
  // Per person: which version he was shown, how and when, and whether he acknowledged it. What had been recorded by the day, and
  // what was entered afterwards of the time before.
  std::vector<Receipt> shown_by_the_day;
  std::vector<Receipt> shown_afterwards;
  // What the permitted people had learned by the day, recorded by then and recorded later.
  std::vector<model::CompletedTraining> trained_by_the_day;
  std::vector<model::CompletedTraining> trained_afterwards;
  std::vector<std::string> missing_ja;  // what a reader will ask for and does not find
  std::vector<std::string> missing_en;
};

// not_found when no secret of that number was ever recorded in the actor's sight. Without `training` nothing is said of it.
Result<SecrecyProof> prove_secrecy(Register& reg, ReceiptBook& receipts, const record::Actor& actor, std::string_view number, Day day,
                                   const Zone& zone, model::TrainingEvidence* training = nullptr);

Json to_json(const SecrecyProof& proof);

}  // namespace sekimori::protect
