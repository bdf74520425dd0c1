// Things seen for the first time: a device, a destination, a share. First seen when, by whom.
//
//   Novelty seen;
//   seen.note("taro", "serial:WX1", day);
//   seen.first_day("taro", "serial:WX1");     // the earliest day noted, whatever the order of arrival
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/instant.h"

namespace sekimori::detect {

class Novelty {
 public:
  void note(std::string_view subject, std::string_view thing, Day day);
  std::optional<Day> first_day(std::string_view subject, std::string_view thing) const;
  // How many subjects were ever seen with this thing: a drive used by many is the firm's, one used by one is not.
  std::size_t subjects_of(std::string_view thing) const;

 private:
  std::unordered_map<std::string, std::int32_t> first_;  // subject '\0' thing
  std::unordered_map<std::string, std::size_t> subjects_;
};

}  // namespace sekimori::detect
