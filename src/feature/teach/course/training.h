// That somebody went through a course, and who has to.
//
// A training says that and when, never how well: it is evidence that people could know, not a rating of them. Attempts that failed leave
// nothing (docs/decisions/0261).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "model/level.h"
#include "model/level_definition.h"
#include "record/permission.h"

namespace sekimori::teach {

// By what it is known: the questions answered, every card of a course without questions read, a class that somebody held.
enum class TrainingWay : unsigned char { quiz, read, lesson };
std::string_view name_of(TrainingWay way);

struct Training {
  std::string number;   // TR-2026-00001
  std::string learner;  // staff number, or "account:ID" of somebody who is not in the register
  std::string person;   // person id; empty: none
  std::string department;
  std::string course;
  std::int64_t edition = 1;
  std::string hash;  // of the course's words
  model::Wording title;
  Day done_on;
  std::optional<Day> good_until;  // included
  TrainingWay way = TrainingWay::quiz;
  std::int64_t pass_percent = 80;  // the mark that was reached
  std::string note;
};
Json to_json(const Training& training);
Result<Training> training_from_json(const Json& json);

// Who has to take a course: everybody who falls under any of these.
struct CourseAssignment {
  std::string number;  // TA-2026-00001
  std::string course;
  std::vector<std::string> departments;
  std::vector<record::Role> roles;
  std::vector<model::Level> levels;  // who may open a secret of this level
  std::vector<std::string> staff;    // staff numbers
  std::int64_t days = 30;            // to do it in, from `since` or from the day somebody joined
  Day since;
  bool ended = false;
  std::string note;
};
Json to_json(const CourseAssignment& assignment);
Result<CourseAssignment> course_assignment_from_json(const Json& json);
// invalid_input: nobody falls under it, a number is out of range.
Result<void> check(const CourseAssignment& assignment);

// A day so many months later; the last of the month where it has no such day.
Day months_later(Day day, std::int64_t months);

}  // namespace sekimori::teach
