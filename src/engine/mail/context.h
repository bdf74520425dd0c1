// What is known besides the report itself: the members, whose report it is, reports that came before.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/link/text_likeness.h"
#include "engine/mail/sign.h"
#include "engine/mask/roster.h"

namespace sekimori::mail {

struct EarlierReport {
  std::string number;
  link::TextSignature text;
  bool targeted = false;  // as people triaged it
};

struct Context {
  const mask::Roster* roster = nullptr;  // null: nothing is known of members
  std::string member;                    // id in the roster of whose report it is; "": not told
  // Earlier reports whose text may be like this one (those that share a band of it are enough); null: none are known.
  std::function<std::vector<EarlierReport>(const link::TextSignature&)> earlier = {};

  const mask::Organisation* reporter() const;
  // Who reports may read what rests on its own data or on nobody's; the rest is the hub's.
  Sight sight_of(const mask::Organisation& organisation) const;
};

}  // namespace sekimori::mail
