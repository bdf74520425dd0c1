#include "feature/teach/course/training.h"

#include <algorithm>
#include <array>

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 3> way_names = {"quiz", "read", "lesson"};

Json texts_json(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const std::string& text : texts) out.push(text);
  return out;
}

std::vector<std::string> texts_from(const Json& list) {
  std::vector<std::string> out;
  for (const Json& one : list.items())
    if (!one.text().empty()) out.emplace_back(one.text());
  return out;
}

}  // namespace

std::string_view name_of(TrainingWay way) { return way_names[static_cast<std::size_t>(way)]; }

Json to_json(const Training& training) {
  return Json::object({{"number", training.number},
                       {"learner", training.learner},
                       {"person", training.person},
                       {"department", training.department},
                       {"course", training.course},
                       {"edition", training.edition},
                       {"hash", training.hash},
                       {"title", model::to_json(training.title)},
                       {"done_on", training.done_on.to_string()},
                       {"good_until", training.good_until ? Json(training.good_until->to_string()) : Json()},
                       {"way", name_of(training.way)},
                       {"pass_percent", training.pass_percent},
                       {"note", training.note}});
}

Result<Training> training_from_json(const Json& json) {
  Training out;
  out.number = json["number"].string_or("");
  out.learner = json["learner"].string_or("");
  out.person = json["person"].string_or("");
  out.department = json["department"].string_or("");
  out.course = json["course"].string_or("");
  out.edition = json["edition"].integer_or(1);
  out.hash = json["hash"].string_or("");
  TRY(model::read_wording(json, "title", out.title));
  out.done_on = TRY(Day::parse(json["done_on"].text()));
  if (json["good_until"].is_string()) out.good_until = TRY(Day::parse(json["good_until"].text()));
  const auto way = std::ranges::find(way_names, json["way"].text());
  if (way == way_names.end()) return error(ErrorCode::integrity, "{}: the record holds no way of training", out.number);
  out.way = static_cast<TrainingWay>(way - way_names.begin());
  out.pass_percent = json["pass_percent"].integer_or(80);
  out.note = json["note"].string_or("");
  return out;
}

Json to_json(const CourseAssignment& assignment) {
  Json roles = Json::array(), levels = Json::array();
  for (const record::Role role : assignment.roles) roles.push(record::identifier_of(role));
  for (const model::Level level : assignment.levels) levels.push(model::identifier_of(level));
  return Json::object({{"number", assignment.number},
                       {"course", assignment.course},
                       {"departments", texts_json(assignment.departments)},
                       {"roles", std::move(roles)},
                       {"levels", std::move(levels)},
                       {"staff", texts_json(assignment.staff)},
                       {"days", assignment.days},
                       {"since", assignment.since.to_string()},
                       {"ended", assignment.ended},
                       {"note", assignment.note}});
}

Result<CourseAssignment> course_assignment_from_json(const Json& json) {
  CourseAssignment out;
  out.number = json["number"].string_or("");
  out.course = json["course"].string_or("");
  out.departments = texts_from(json["departments"]);
  for (const std::string& name : texts_from(json["roles"])) {
    const auto role = record::role_from_identifier(name);
    if (!role) return error(ErrorCode::invalid_input, "there is no role '{}'", name);
    out.roles.push_back(*role);
  }
  for (const std::string& name : texts_from(json["levels"])) {
    const auto level = model::level_from_identifier(name);
    if (!level) return error(ErrorCode::invalid_input, "there is no level '{}'", name);
    out.levels.push_back(*level);
  }
  out.staff = texts_from(json["staff"]);
  out.days = json["days"].integer_or(30);
  if (json["since"].is_string()) out.since = TRY(Day::parse(json["since"].text()));
  out.ended = json["ended"].bool_or(false);
  out.note = json["note"].string_or("");
  return out;
}

Result<void> check(const CourseAssignment& assignment) {
  if (assignment.departments.empty() && assignment.roles.empty() && assignment.levels.empty() && assignment.staff.empty())
    return error(ErrorCode::invalid_input, "say who has to take it: departments, roles, levels or staff numbers");
  if (assignment.days < 1 || assignment.days > 730)
    return error(ErrorCode::invalid_input, "1 to 730 days are possible, not {}", assignment.days);
  return {};
}

Day months_later(Day day, std::int64_t months) {
  const std::int64_t count = std::int64_t(day.year()) * 12 + day.month() - 1 + months;
  const int year = static_cast<int>(count / 12), month = static_cast<int>(count % 12) + 1;
  for (int last = day.day();; --last)
    if (const auto found = Day::from_date(year, month, last)) return *found;
}

}  // namespace sekimori::teach
