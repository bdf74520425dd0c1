// What a hub or an association asks the members: a question, its options, until when.
//
// The record holds the question and, after the end, what came out. Who voted and what was voted is never in it (poll_urn.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "feature/share/counted.h"
#include "model/level_definition.h"

namespace sekimori::share {

enum class PollState : unsigned char { open, counted, withdrawn };
std::string_view name_of(PollState one);

struct PollQuestion {
  model::Wording question;
  std::vector<model::Wording> options;  // 2 to 20
};
Json to_json(const PollQuestion& question);  // what the gate searches
Result<PollQuestion> poll_question_from(const Json& json);
Result<void> check(const PollQuestion& question);

struct PollResult {
  std::optional<std::int64_t> ballots;             // nothing: fewer than the floor; then no votes are told either
  std::vector<std::optional<std::int64_t>> votes;  // of each option; nothing: withheld, few enough to tell who it was (counted.h)
  std::int64_t floor = 0;
};
Json to_json(const PollResult& result);

struct Poll {
  std::string number;  // Q-2026-001
  PollQuestion question;
  std::string audience, tlp;
  std::string asked_by;  // "hub", or "association"
  Instant opened_at;
  Day ends;  // the last day on which votes are taken
  PollState state = PollState::open;
  std::string note;  // why withdrawn
  std::optional<PollResult> result;
  bool held = false;  // it names a member that did not ask it: whoever asked and the hub's people see it, and whoever asked does not know
};
Json to_json(const Poll& poll);
Result<Poll> poll_from_json(const Json& json);

}  // namespace sekimori::share
