// What a self-check asks: profiles of content/checks/profiles.toml with the questions they take from frameworks.
//
//   const CheckProfile* firm = check_profile("sme_80");
//   firm->questions.size();                    // 100
//
// Immutable, any thread.
#pragma once

#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

struct CheckQuestion {
  std::string id;         // "handbook:restrict_access.employees.1", or a name of its own
  std::string area;       // axis of the radar
  std::string framework;  // empty: the profile's own
  model::Wording text;
  Json source;
};

struct CheckProfile {
  std::string id;
  model::Wording name;
  std::vector<CheckQuestion> questions;
  std::string edition;  // hash of the questions: two checks of one edition can be compared question by question

  const CheckQuestion* find(std::string_view question) const;
};

struct CheckArea {
  std::string id;
  model::Wording name;
};

const std::vector<CheckProfile>& check_profiles();
const CheckProfile* check_profile(std::string_view id);
const std::vector<CheckArea>& check_areas();
Json to_json(const CheckQuestion& question);

}  // namespace sekimori::govern
