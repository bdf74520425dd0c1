// What does not fit in the dates and classes of people (docs/contract.md, "Roles, permissions, people"): looked at whenever the personnel
// list was taken in.
//
//   for (const PersonDoubt& doubt : doubts_about(people, today)) print(doubt.text.ja);
#pragma once

#include "base/language.h"
#include "model/ports/person_directory.h"

namespace sekimori::protect {

struct PersonDoubt {
  std::string staff_number;
  std::string_view what;  // "last_day_after_employment" ...
  Text text;
};

std::vector<PersonDoubt> doubts_about(const std::vector<model::KnownPerson>& people, Day today);

}  // namespace sekimori::protect
