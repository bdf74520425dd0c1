// Levels as this firm has laid them down, and how a secret gets one: a holder proposes, the person responsible for
// information approves, and both are looked at again when the review is due.
//
//   LevelBook levels(shelf, reg, zone);
//   TRY(levels.propose(actor, {.number = "S-001", .level = Level::top, .proposer = "A-0012", .reason = "new process"}));
//   TRY(levels.decide(actor, "S-001", Decision::approved, "A-0001", "agreed with development"));
//   for (const DueReview& due : TRY(levels.due(actor, day))) ...
//
// A level may be lowered like it is raised, but by two different people and with a reason.
#pragma once

#include "engine/inspect/recognise/mark_vocabulary.h"
#include "feature/protect/register.h"
#include "feature/protect/shelf.h"
#include "model/level_definition.h"

namespace sekimori::protect {

enum class ProposalState : unsigned char { proposed, approved, refused };
std::string_view name_of(ProposalState state);

struct LevelProposal {
  std::string number = {};  // of the secret
  model::Level from = model::Level::confidential;
  model::Level level = model::Level::confidential;
  std::string proposer = {};  // staff number of the holder
  std::string reason = {};
  Day proposed_on = {};
  ProposalState state = ProposalState::proposed;
  std::string decided_by = {};  // staff number
  std::string decision_reason = {};
  std::optional<Day> decided_on = {};
};
Json to_json(const LevelProposal& proposal);

template <>
struct Filed<model::LevelDefinition> {
  static constexpr std::string_view kind = "level";
  static record::Draft draft(const model::LevelDefinition& item);
  static Result<model::LevelDefinition> read(const Json& body) { return model::level_definition_from_json(body); }
};
template <>
struct Filed<LevelProposal> {
  static constexpr std::string_view kind = "level_proposal";
  static record::Draft draft(const LevelProposal& item);
  static Result<LevelProposal> read(const Json& body);
};

struct DueReview {
  std::string number;
  std::string department;
  std::string owner;
  model::Level level = model::Level::confidential;
  std::optional<Day> review_day;  // empty: never reviewed
};

class LevelBook {
 public:
  LevelBook(Shelf& shelf, Register& reg, Zone zone) : shelf_(shelf), register_(reg), zone_(std::move(zone)) {}

  // The three levels, highest first: as the firm changed them, else as built in.
  Result<std::vector<model::LevelDefinition>> definitions(const record::Actor& actor, const record::AsOf& as_of = {});
  Result<model::LevelDefinition> definition(const record::Actor& actor, model::Level level, const record::AsOf& as_of = {});
  // A new version. invalid_input also when an alias is no word, or marks two levels.
  Result<void> change(const record::Actor& actor, const model::LevelDefinition& definition, std::string_view reason,
                      std::optional<Instant> valid_from = {});
  // The words that are marks on this node, for scans.
  Result<inspect::MarkVocabulary> vocabulary(const record::Actor& actor);

  // not_found for the secret; conflict when a proposal waits; invalid_input without a reason when the level would fall.
  Result<LevelProposal> propose(const record::Actor& actor, LevelProposal proposal);
  // The waiting proposal. not_found when there is none; not_permitted when the actor's roles do not approve this level, or
  // the same person proposed lowering it. Approved: the secret gets the level, both names and its next review day.
  Result<LevelProposal> decide(const record::Actor& actor, std::string_view number, ProposalState decision, std::string_view approver,
                               std::string_view reason);
  Result<std::vector<LevelProposal>> proposals(const record::Actor& actor, std::optional<ProposalState> state = {});

  // Secrets whose review falls on or before the day, most overdue first; those without a day come first.
  Result<std::vector<DueReview>> due(const record::Actor& actor, Day until);
  // Looked at and left as it is: the next review is set by the level's interval.
  Result<Day> review(const record::Actor& actor, std::string_view number, std::string_view reviewer, std::string_view reason);

 private:
  Day today() { return zone_.day_of(shelf_.clock().now()); }
  Result<SecretRecord> secret(const record::Actor& actor, std::string_view number);

  Shelf& shelf_;
  Register& register_;
  Zone zone_;
};

// The day some months later; the last day of the month where it has no such day.
Day months_later(Day day, std::int64_t months);

}  // namespace sekimori::protect
