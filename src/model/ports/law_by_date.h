// The law in force on a day, as other features may ask for it: a case asks for the day of its act. Implemented by feature/govern, handed in
// by node/.
#pragma once

#include <optional>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

class LawByDate {
 public:
  virtual ~LawByDate() = default;
  // {day, topics, amendments_after}: statements by topic, and what of it is another today. invalid_input: a day before the first statement.
  virtual Result<Json> law_on(Day day, Day today) const = 0;
  // By when one has to act: [{id, text, last_day, days_left, ...}]. What is not known is left open.
  virtual Result<Json> clocks_of(std::optional<Day> act, std::optional<Day> ended, std::optional<Day> known, Day today) const = 0;
};

}  // namespace sekimori::model
