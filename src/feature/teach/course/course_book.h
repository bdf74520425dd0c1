// The courses there are: those that come with the program, those that the house wrote or took in itself.
//
//   CourseBook courses(parts);
//   courses.list(actor);                        // by id; what was withdrawn is not among them
//   courses.find(actor, "three-s");             // not_found otherwise
//   courses.add(actor, course, "own exhibition stand");     // a new edition when the id is known
//
// A course of the program is never changed; a house that wants other words writes one with another id. Any thread.
#pragma once

#include <span>

#include "feature/teach/course/course.h"
#include "record/record_shelf.h"

namespace sekimori::teach {

// Part of the program, by id; immutable, any thread.
std::span<const Course> shipped_courses();

// A course of the house's own as it is kept.
struct OwnCourse {
  Course course;
  bool withdrawn = false;
};
Json to_json(const OwnCourse& own);
Result<OwnCourse> own_course_from_json(const Json& json);

class CourseBook {
 public:
  CourseBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random);

  Result<std::vector<Course>> list(const record::Actor& actor);
  Result<Course> find(const record::Actor& actor, std::string_view id);
  // invalid_input: not whole; conflict: the id is one of the program's.
  Result<Course> add(const record::Actor& actor, Course course, std::string_view reason);
  // What was learned from it stays evidence. not_permitted for one of the program's.
  Result<void> withdraw(const record::Actor& actor, std::string_view id, std::string_view reason);

 private:
  record::RecordShelf<OwnCourse> own_;
};

}  // namespace sekimori::teach
