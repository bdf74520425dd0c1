#include "feature/teach/course/course.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/digest.h"
#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 3> verdict_names = {"good", "fair", "poor"};
constexpr std::array<std::string_view, 3> origin_names = {"shipped", "own", "scorm"};
constexpr std::size_t most_cards = 400;
constexpr std::size_t most_questions = 200;

Json to_json(const CourseSlide& slide);
Json to_json(const ScenarioChoice& choice);
Json to_json(const CourseModule& module);
Json to_json(const QuizQuestion& question);

template <class T>
Json list_json(const std::vector<T>& list) {
  Json out = Json::array();
  for (const T& one : list) out.push(to_json(one));
  return out;
}

Result<model::Wording> wording_in(const Json& json, std::string_view member) {
  model::Wording out;
  TRY(model::read_wording(json, member, out));
  return out;
}

Json to_json(const CourseSlide& slide) {
  return Json::object({{"title", model::to_json(slide.title)}, {"body", model::to_json(slide.body)}});
}

Json to_json(const ScenarioChoice& choice) {
  return Json::object(
      {{"text", model::to_json(choice.text)}, {"feedback", model::to_json(choice.feedback)}, {"verdict", name_of(choice.verdict)}});
}

Json scenario_json(const std::optional<CourseScenario>& scenario) {
  if (!scenario) return {};
  return Json::object({{"situation", model::to_json(scenario->situation)},
                       {"question", model::to_json(scenario->question)},
                       {"choices", list_json(scenario->choices)}});
}

Json to_json(const CourseModule& module) {
  return Json::object({{"id", module.id},
                       {"title", model::to_json(module.title)},
                       {"slides", list_json(module.slides)},
                       {"scenario", scenario_json(module.scenario)}});
}

Json to_json(const QuizQuestion& question) {
  return asked_json(question).set("right", question.right).set("why", model::to_json(question.why));
}

Result<CourseScenario> scenario_from(const Json& json) {
  CourseScenario out{.situation = TRY(wording_in(json, "situation")), .question = TRY(wording_in(json, "question")), .choices = {}};
  for (const Json& one : json["choices"].items()) {
    ScenarioChoice choice{.text = TRY(wording_in(one, "text")), .feedback = TRY(wording_in(one, "feedback"))};
    const auto verdict = std::ranges::find(verdict_names, one["verdict"].text());
    if (verdict == verdict_names.end()) return error(ErrorCode::invalid_input, "a choice is good, fair or poor");
    choice.verdict = static_cast<ChoiceVerdict>(verdict - verdict_names.begin());
    out.choices.push_back(std::move(choice));
  }
  return out;
}

Result<CourseModule> module_from(const Json& json) {
  CourseModule out{.id = json["id"].string_or(""), .title = TRY(wording_in(json, "title")), .slides = {}, .scenario = {}};
  for (const Json& one : json["slides"].items()) out.slides.push_back({TRY(wording_in(one, "title")), TRY(wording_in(one, "body"))});
  if (json["scenario"].is_object()) out.scenario = TRY(scenario_from(json["scenario"]));
  return out;
}

Result<QuizQuestion> question_from(const Json& json) {
  QuizQuestion out{
      .id = json["id"].string_or(""), .text = TRY(wording_in(json, "text")), .options = {}, .why = TRY(wording_in(json, "why"))};
  for (const Json& one : json["options"].items()) {
    model::Wording option;
    TRY(model::read_wording(Json::object({{"option", one}}), "option", option));
    out.options.push_back(std::move(option));
  }
  const std::int64_t right = json["right"].integer_or(-1);
  if (right < 0 || static_cast<std::size_t>(right) >= out.options.size())
    return error(ErrorCode::invalid_input, "question '{}': 'right' names none of its options", out.id);
  out.right = static_cast<std::size_t>(right);
  return out;
}

bool whole(const model::Wording& wording) { return !trim(wording.ja).empty() && !trim(wording.en).empty(); }

bool is_course_id(std::string_view id) {
  return !id.empty() && id.size() <= 60 &&
         std::ranges::all_of(id, [](char c) { return std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-").contains(c); });
}

Result<void> check_module(const CourseModule& module) {
  if (module.id.empty() || !whole(module.title))
    return error(ErrorCode::invalid_input, "a module needs an id and a title in Japanese and English");
  if (module.slides.empty()) return error(ErrorCode::invalid_input, "module '{}': it has no slide", module.id);
  for (const CourseSlide& slide : module.slides)
    if (!whole(slide.title) || !whole(slide.body))
      return error(ErrorCode::invalid_input, "module '{}': a slide needs title and text in Japanese and English", module.id);
  if (!module.scenario) return {};
  if (!whole(module.scenario->situation) || !whole(module.scenario->question) || module.scenario->choices.size() < 2)
    return error(ErrorCode::invalid_input, "module '{}': a scenario needs its situation, a question and two choices", module.id);
  for (const ScenarioChoice& choice : module.scenario->choices)
    if (!whole(choice.text) || !whole(choice.feedback))
      return error(ErrorCode::invalid_input, "module '{}': a choice needs text and feedback in Japanese and English", module.id);
  return {};
}

Result<void> check_question(const QuizQuestion& question) {
  const bool options = std::ranges::all_of(question.options, whole);
  if (question.id.empty() || !whole(question.text) || !whole(question.why) || question.options.size() < 2 || !options)
    return error(ErrorCode::invalid_input, "question '{}': id, text, two options and why are needed in Japanese and English", question.id);
  if (question.right >= question.options.size())
    return error(ErrorCode::invalid_input, "question '{}': 'right' names none of its options", question.id);
  return {};
}

}  // namespace

std::string_view name_of(ChoiceVerdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }
std::string_view name_of(CourseOrigin origin) { return origin_names[static_cast<std::size_t>(origin)]; }

Json to_json(const Cited& source) {
  return Json::object(
      {{"name", model::to_json(source.name)}, {"address", source.address}, {"place", source.place}, {"verified", source.verified}});
}

Result<std::vector<Cited>> cited_from_json(const Json& list) {
  std::vector<Cited> out;
  for (const Json& one : list.items()) {
    Cited source{.name = TRY(wording_in(one, "name")),
                 .address = one["address"].string_or(""),
                 .place = one["place"].string_or(""),
                 .verified = one["verified"].bool_or(true)};
    if (!source.address.empty() && !source.address.starts_with("https://") && !source.address.starts_with("http://"))
      return error(ErrorCode::invalid_input, "'{}' is no address of a page", source.address);
    out.push_back(std::move(source));
  }
  return out;
}

std::size_t Course::cards() const {
  std::size_t out = 0;
  for (const CourseModule& module : modules) out += module.slides.size() + (module.scenario ? 1 : 0);
  return out;
}

Json asked_json(const QuizQuestion& question) {
  Json options = Json::array();
  for (const model::Wording& option : question.options) options.push(model::to_json(option));
  return Json::object({{"id", question.id}, {"text", model::to_json(question.text)}, {"options", std::move(options)}});
}

Json course_row(const Course& course) {
  return Json::object({{"id", course.id},
                       {"edition", course.edition},
                       {"origin", name_of(course.origin)},
                       {"language", course.language},
                       {"title", model::to_json(course.title)},
                       {"summary", model::to_json(course.summary)},
                       {"audience", model::to_json(course.audience)},
                       {"minutes", course.minutes},
                       {"months", course.months},
                       {"pass_percent", course.pass_percent},
                       {"asked", course.asked},
                       {"cards", course.cards()},
                       {"pool", course.questions.size()}});
}

Json shown_json(const Course& course) {
  Json out = course_row(course);
  out.set("modules", list_json(course.modules));
  out.set("sources", list_json(course.sources));
  Json left_out = Json::array();
  for (const std::string& one : course.left_out) left_out.push(one);
  out.set("left_out", std::move(left_out));
  return out.set("hash", hash_of(course));
}

Json to_json(const Course& course) {
  Json out = course_row(course);
  out.erase("cards");
  out.erase("pool");
  out.set("modules", list_json(course.modules));
  out.set("questions", list_json(course.questions));
  out.set("sources", list_json(course.sources));
  Json left_out = Json::array();
  for (const std::string& one : course.left_out) left_out.push(one);
  return out.set("left_out", std::move(left_out));
}

Result<Course> course_from_json(const Json& json) {
  Course out;
  out.id = json["id"].string_or("");
  out.edition = json["edition"].integer_or(1);
  const auto origin = std::ranges::find(origin_names, json["origin"].text());
  if (origin != origin_names.end()) out.origin = static_cast<CourseOrigin>(origin - origin_names.begin());
  out.language = json["language"].string_or("");
  out.title = TRY(wording_in(json, "title"));
  out.summary = TRY(wording_in(json, "summary"));
  out.audience = TRY(wording_in(json, "audience"));
  out.minutes = json["minutes"].integer_or(20);
  out.months = json["months"].integer_or(12);
  out.pass_percent = json["pass_percent"].integer_or(80);
  out.asked = json["asked"].integer_or(5);
  for (const Json& one : json["modules"].items()) out.modules.push_back(TRY(module_from(one)));
  for (const Json& one : json["questions"].items()) out.questions.push_back(TRY(question_from(one)));
  out.sources = TRY(cited_from_json(json["sources"]));
  for (const Json& one : json["left_out"].items()) out.left_out.push_back(one.string_or(""));
  return out;
}

Result<void> check(const Course& course) {
  if (!is_course_id(course.id)) return error(ErrorCode::invalid_input, "'{}' is no name for a course: a-z, 0-9 and '-'", course.id);
  if (!whole(course.title) || !whole(course.summary) || !whole(course.audience))
    return error(ErrorCode::invalid_input, "course '{}': title, summary and audience are needed in Japanese and English", course.id);
  if (!course.language.empty() && course.language != "ja" && course.language != "en")
    return error(ErrorCode::invalid_input, "course '{}': the language is ja, en or empty", course.id);
  if (course.edition < 1 || course.minutes < 1 || course.minutes > 600 || course.months < 0 || course.months > 120 ||
      course.pass_percent < 1 || course.pass_percent > 100)
    return error(ErrorCode::invalid_input, "course '{}': edition, minutes, months or pass mark is out of range", course.id);
  if (course.modules.empty() || course.cards() > most_cards)
    return error(ErrorCode::invalid_input, "course '{}': 1 to {} cards are possible", course.id, most_cards);
  std::set<std::string> modules, questions;
  for (const CourseModule& module : course.modules) {
    TRY(check_module(module));
    if (!modules.insert(module.id).second)
      return error(ErrorCode::invalid_input, "course '{}': '{}' stands there twice", course.id, module.id);
  }
  for (const QuizQuestion& question : course.questions) {
    TRY(check_question(question));
    if (!questions.insert(question.id).second)
      return error(ErrorCode::invalid_input, "course '{}': '{}' stands there twice", course.id, question.id);
  }
  if (course.questions.size() > most_questions || course.asked < 0 || (!course.questions.empty() && course.asked < 1) ||
      static_cast<std::size_t>(course.asked) > course.questions.size())
    return error(ErrorCode::invalid_input, "course '{}': 'asked' is more than there are questions, or none of them", course.id);
  for (const Cited& source : course.sources)
    if (!whole(source.name))
      return error(ErrorCode::invalid_input, "course '{}': a source needs its name in Japanese and English", course.id);
  return {};
}

std::string hash_of(const Course& course) { return to_hex(sha256(to_json(course).canonical())); }

}  // namespace sekimori::teach
