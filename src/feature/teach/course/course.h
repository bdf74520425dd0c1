// A course: modules of slides, a scenario in which one chooses, a pool of questions, what it rests on.
//
//   const Course course = TRY(course_from_json(json));     // also what content/courses holds
//   TRY(check(course));                                     // whole, in both languages, every answer among the options
//   hash_of(course);                                        // which words exactly somebody learned
//
// A course that came as a package of somebody else may exist in one language only (`language`); both members then hold the same words and
// readers are told. Immutable data; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "model/level_definition.h"

namespace sekimori::teach {

// What a text rests on.
struct Cited {
  model::Wording name;
  std::string address;   // empty: no page that is known to last
  std::string place;     // section or page, as printed
  bool verified = true;  // false: told to readers as not checked against the original
};
Json to_json(const Cited& source);
Result<std::vector<Cited>> cited_from_json(const Json& list);

struct CourseSlide {
  model::Wording title;
  model::Wording body;  // lines; a line that begins with "- " is an item of a list
};

enum class ChoiceVerdict : unsigned char { good, fair, poor };
std::string_view name_of(ChoiceVerdict verdict);

struct ScenarioChoice {
  model::Wording text;
  model::Wording feedback;
  ChoiceVerdict verdict = ChoiceVerdict::poor;
};

struct CourseScenario {
  model::Wording situation;
  model::Wording question;
  std::vector<ScenarioChoice> choices;
};

struct CourseModule {
  std::string id;
  model::Wording title;
  std::vector<CourseSlide> slides;
  std::optional<CourseScenario> scenario;
};

struct QuizQuestion {
  std::string id;
  model::Wording text;
  std::vector<model::Wording> options;
  std::size_t right = 0;  // place among the options
  model::Wording why;
};

enum class CourseOrigin : unsigned char { shipped, own, scorm };
std::string_view name_of(CourseOrigin origin);

struct Course {
  std::string id;  // a-z 0-9 -
  std::int64_t edition = 1;
  CourseOrigin origin = CourseOrigin::own;
  std::string language;  // empty: both; else "ja" or "en" alone
  model::Wording title;
  model::Wording summary;
  model::Wording audience;
  std::int64_t minutes = 20;
  std::int64_t months = 12;        // a completion is good for so long; 0: for good
  std::int64_t pass_percent = 80;  // of the questions asked
  std::int64_t asked = 5;          // out of the pool, in an order of the attempt's own
  std::vector<CourseModule> modules;
  std::vector<QuizQuestion> questions;  // none: who has read every card is through
  std::vector<Cited> sources;
  std::vector<std::string> left_out;  // of a package: what was not taken in (scripts, films)

  std::size_t cards() const;  // slides and scenarios
};

Json to_json(const Course& course);
Result<Course> course_from_json(const Json& json);
// invalid_input naming what is missing or out of range.
Result<void> check(const Course& course);
// SHA-256 of the canonical JSON, lower-case hex.
std::string hash_of(const Course& course);

// As a learner sees it: questions without their answers.
Json shown_json(const Course& course);
// One line of a list.
Json course_row(const Course& course);
// A question as it is asked.
Json asked_json(const QuizQuestion& question);

}  // namespace sekimori::teach
