// Published judgments and cases as given facts (content/law/replays): what the register's judgement says of them, beside what was decided.
//
//   Json report = TRY(replay(*find_replay("system_log_in_2023"), judge));
//   report["agrees"].bool_or(false);                       // the requirement that failed is the one on which the case turned
//
// A replay measures our own judgement, not the court's.
#pragma once

#include "feature/govern/texts.h"
#include "model/ports/readiness_judge.h"

namespace sekimori::govern {

// By file name. Each row as in the file, with its source resolved.
std::vector<const Json*> replays();
const Json* find_replay(std::string_view id);
// {id, text, lesson, day, court, outcome, held, turned_on, assumed, source}; `held` is null where nothing was decided.
Json replay_json(const Json& replay);
Result<model::GivenFacts> facts_of(const Json& replay);
// The same with {assessed, expected, failed: [requirement], measures_missing: [{ja, en}], agrees}.
Result<Json> replay(const Json& replay, model::ReadinessJudge& judge);

}  // namespace sekimori::govern
