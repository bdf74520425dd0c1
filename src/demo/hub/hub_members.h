// 59 organisations that do not exist, in six groups, and when each of them joined.
//
//   const std::vector<HubMember> members = hub_members();
//   members[3].domain;          // "asagiri-juki.example"
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::demo {

struct HubSigPlan {
  std::string id, ja, en;
  Day founded;
};
const std::vector<HubSigPlan>& hub_sigs();

struct HubMember {
  std::string name, kana, english, domain;
  std::string sig;
  std::string industry;  // major group of the national classification
  std::string prefecture;
  std::int64_t employees = 0;
  Day joined;
  std::string person, person_kana, person_mail;  // who opens the mail
};

// In the order in which they joined: 39 in April 2012, 46 by March 2014, 59 by March 2015.
std::vector<HubMember> hub_members();

// docs/format/roster.md, of those that join on one day.
Json roster_of(const std::vector<HubMember>& members, Day joined);

}  // namespace sekimori::demo
