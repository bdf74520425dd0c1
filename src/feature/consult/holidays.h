// Which days are holidays, by year. A year that is not known is an error, never a guess.
//
//   const Holiday* found = TRY(Holidays::japan().find(day));        // null: an ordinary day; invalid_input: the year is missing
//
// Of content/holidays. Immutable, any thread; O(log n).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "model/level_definition.h"

namespace sekimori::consult {

enum class HolidayKind : unsigned char { holiday, substitute, between };
std::string_view name_of(HolidayKind kind);

struct Holiday {
  HolidayKind kind = HolidayKind::holiday;
  model::Wording name;
};

class Holidays {
 public:
  // As built in. A file that is wrong ends the program at its first use: a test reads it.
  static const Holidays& japan();
  // invalid_input naming the file and what is wrong: a day of another year, twice, of no kind.
  static Result<Holidays> parse(std::string_view toml, std::string_view file);

  Result<const Holiday*> find(Day day) const;
  Result<const std::map<Day, Holiday>*> year(int year) const;
  int first_year() const { return years_.empty() ? 0 : years_.begin()->first; }
  int last_year() const { return years_.empty() ? 0 : years_.rbegin()->first; }

 private:
  std::map<int, std::map<Day, Holiday>> years_;
};

}  // namespace sekimori::consult
