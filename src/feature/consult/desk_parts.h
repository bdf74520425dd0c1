// What the books of the desk share: where they write, whose clock they ask, who somebody is to the desk.
#pragma once

#include "base/clock.h"
#include "feature/consult/business_calendar.h"
#include "feature/consult/words_vault.h"
#include "record/account.h"
#include "record/record_shelf.h"

namespace sekimori::consult {

struct DeskParts {
  sql::Database& database;
  record::RecordStore& records;
  record::AccountBook& accounts;
  Clock& clock;
  Random& random;
  const Zone& zone;
  const BusinessCalendar& calendar;
  WordsVault& vault;
};

inline record::Actor desk_itself() { return record::Actor::system("consult"); }
// The group of a branch's advisers: "branch:13".
std::string group_of_branch(int desk);
// The branches of which the account is: by its groups.
std::vector<int> branches_of(const record::Actor& actor);
// Whether it works at the main desk, or is the program.
bool is_main_desk(const record::Actor& actor);

}  // namespace sekimori::consult
