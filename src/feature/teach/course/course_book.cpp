#include "feature/teach/course/course_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/teach/content_table.h"

namespace sekimori::teach {
namespace {

const Course* find_shipped(std::string_view id) {
  const auto all = shipped_courses();
  const auto found = std::ranges::find(all, id, &Course::id);
  return found == all.end() ? nullptr : &*found;
}

void describe(const OwnCourse& own, record::Draft& draft) {
  draft.summary = Json::object({{"id", own.course.id}, {"title", model::to_json(own.course.title)}});
  draft.keys = {{"course", own.course.id, record::Uniqueness::unique}};
}

}  // namespace

std::span<const Course> shipped_courses() {
  static const std::vector<Course> all = [] {
    std::vector<Course> out;
    const auto read = [&](std::string_view file, std::string_view text) {
      const auto json = read_content(file, text);
      SEKIMORI_CHECK(json);
      auto course = course_from_json(*json);
      SEKIMORI_CHECK(course);  // course_content_test reads every file
      course->origin = CourseOrigin::shipped;
      out.push_back(std::move(*course));
    };
#define SEKIMORI_TEXT(file, text) read(file, text);
#include "teach/courses.inc"
    std::ranges::sort(out, {}, &Course::id);
    return out;
  }();
  return all;
}

Json to_json(const OwnCourse& own) { return to_json(own.course).set("withdrawn", own.withdrawn); }

Result<OwnCourse> own_course_from_json(const Json& json) {
  return OwnCourse{.course = TRY(course_from_json(json)), .withdrawn = json["withdrawn"].bool_or(false)};
}

CourseBook::CourseBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
    : own_(database, records, clock, random, "course", own_course_from_json, describe) {}

Result<std::vector<Course>> CourseBook::list(const record::Actor& actor) {
  const auto shipped = shipped_courses();
  std::vector<Course> out(shipped.begin(), shipped.end());
  for (auto& kept : TRY(own_.list(actor)))
    if (!kept.value.withdrawn) out.push_back(std::move(kept.value.course));
  std::ranges::sort(out, {}, &Course::id);
  return out;
}

Result<Course> CourseBook::find(const record::Actor& actor, std::string_view id) {
  if (const Course* shipped = find_shipped(id)) return *shipped;
  auto kept = TRY(own_.find_by(actor, "course", id));
  if (!kept || kept->value.withdrawn) return error(ErrorCode::not_found, "no course '{}'", id);
  return std::move(kept->value.course);
}

Result<Course> CourseBook::add(const record::Actor& actor, Course course, std::string_view reason) {
  if (course.origin == CourseOrigin::shipped) course.origin = CourseOrigin::own;
  course.edition = 1;
  TRY(check(course));
  if (find_shipped(course.id) != nullptr)
    return error(ErrorCode::conflict, "'{}' is a course of the program itself; give yours another name", course.id);
  const auto known = TRY(own_.find_by(actor, "course", course.id));
  if (!known) return TRY(own_.create(actor, {.course = std::move(course)}, reason)).value.course;
  return TRY(own_.change(actor, known->id, reason,
                         [&](OwnCourse& own) -> Result<void> {
                           course.edition = own.course.edition + 1;
                           own = {.course = course, .withdrawn = false};
                           return {};
                         }))
      .value.course;
}

Result<void> CourseBook::withdraw(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (find_shipped(id) != nullptr) return error(ErrorCode::not_permitted, "'{}' is a course of the program itself; it stays", id);
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a withdrawal needs a reason");
  const auto known = TRY(own_.find_by(actor, "course", id));
  if (!known) return error(ErrorCode::not_found, "no course '{}'", id);
  TRY(own_.change(
      actor, known->id, reason,
      [&](OwnCourse& own) -> Result<void> {
        if (own.withdrawn) return error(ErrorCode::conflict, "course '{}' was withdrawn before", id);
        own.withdrawn = true;
        return {};
      },
      record::Verb::update, "course.withdraw"));
  return {};
}

}  // namespace sekimori::teach
