#include "feature/govern/law/law_replay.h"

#include <algorithm>

#include "model/names.h"

namespace sekimori::govern {

std::vector<const Json*> replays() {
  std::vector<const Json*> out;
  for (const TextFile* file : text_files("law/replays")) out.push_back(&file->json);
  return out;
}

const Json* find_replay(std::string_view id) {
  const auto all = replays();
  const auto found = std::ranges::find_if(all, [&](const Json* one) { return (*one)["id"].text() == id; });
  return found == all.end() ? nullptr : *found;
}

Json replay_json(const Json& replay) {
  return Json::object({{"id", replay["id"]},
                       {"text", to_json(wording_of(replay))},
                       {"lesson", to_json(wording_of(replay, "lesson"))},
                       {"day", replay["day"]},
                       {"court", replay["court"]},
                       {"outcome", replay["outcome"]},
                       {"held", replay["held"]},
                       {"turned_on", replay["turned_on"]},
                       {"assumed", to_json(wording_of(replay, "assumed"))},
                       {"source", source_json(replay)}});
}

Result<model::GivenFacts> facts_of(const Json& replay) {
  const Json& given = replay["facts"];
  model::GivenFacts out;
  out.day = TRY(Day::parse(replay["day"].text()));
  out.employees = given["employees"].integer_or(0);
  out.secret = TRY(model::secret_from_json(given["secret"]));
  TRY(model::read_texts(given, "people", out.people));
  TRY(model::read_texts(given, "told", out.told));
  TRY(model::read_texts(given, "signed", out.signed_));
  return out;
}

Result<Json> replay(const Json& replay, model::ReadinessJudge& judge) {
  const Json judged = TRY(judge.judge(TRY(facts_of(replay))));
  Json out = replay_json(replay);
  Json failed = Json::array();
  bool as_expected = true;
  const std::string_view turned = replay["turned_on"].text();
  // What failed under an older measure may hold by today's.
  bool named = turned.empty() || turned == "purpose" || replay["expected"][turned].text() == "met";
  Json assessed = Json::object();
  Json missing = Json::array();
  for (const std::string_view requirement : {"secrecy_management", "usefulness", "non_public"}) {
    const Json& found = judged["requirements"][requirement];
    const std::string_view status = found["assessed"].text();
    assessed.set(requirement, status);
    for (const Json& measure : found["missing"].items())
      if (measure["basic"].bool_or(false)) missing.push(measure["text"]);
    as_expected = as_expected && status == replay["expected"][requirement].text();
    if (status != "met") {
      failed.push(requirement);
      named = named || requirement == turned;
    }
  }
  out.set("assessed", std::move(assessed));
  out.set("expected", replay["expected"]);
  out.set("failed", std::move(failed));
  out.set("measures_missing", std::move(missing));
  out.set("agrees", as_expected && named);
  return out;
}

}  // namespace sekimori::govern
