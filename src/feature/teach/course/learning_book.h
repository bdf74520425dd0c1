// People in courses: where they are, the questions they get, what they completed, who has still to.
//
//   LearningBook learning(parts, courses);
//   Attempt attempt = TRY(learning.begin(actor, "three-s"));             // questions of the pool in an order of its own
//   Graded graded = TRY(learning.answer(actor, attempt.id, {1, 0, 2}));   // graded.training when the mark was reached
//   learning.assign(manager, {.course = "three-s", .levels = {Level::top}}, "who may open strictly confidential secrets");
//   learning.standing(manager);                                           // per person and assignment: done, open, overdue, expired
//   learning.note_medium(actor, "ipa-film-1");                            // a film seen, a page read to its end: noted by the person
//   himself
//
// What can be assigned is a course, or a film or page of the library under the name "media:ID".
//
// A learner is whoever the account belongs to in the register, else the account. What was completed is a record, in effect from the day
// itself; how many right answers there were is told to the learner and kept nowhere. Any thread.
#pragma once

#include "feature/teach/course/course_book.h"
#include "feature/teach/course/training.h"
#include "feature/teach/library/own_media.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"
#include "model/ports/training_evidence.h"
#include "record/account.h"

namespace sekimori::teach {

struct LearningParts {
  sql::Database& database;
  record::RecordStore& records;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
  model::PersonDirectory* people = nullptr;   // null: a house without a register of people
  model::SecretDirectory* secrets = nullptr;  // null: no assignment by level
  record::AccountBook* accounts = nullptr;    // null: no assignment by role
};

struct Attempt {
  std::string id;
  std::string course;
  std::vector<QuizQuestion> questions;  // as they are asked
  std::int64_t needed = 0;              // right answers to pass
};
Json to_json(const Attempt& attempt);  // without the answers

struct Graded {
  std::int64_t right = 0, asked = 0, needed = 0;
  std::optional<Training> training;  // nothing: not passed
  struct Answered {
    QuizQuestion question;
    std::size_t given = 0;
  };
  std::vector<Answered> answers;
};
Json to_json(const Graded& graded);

enum class Standing : unsigned char { done, open, overdue, expired };
std::string_view name_of(Standing standing);

// One person under one assignment.
struct Duty {
  std::string assignment, course;
  model::Wording title;
  std::string staff_number, name, department;
  std::string person, superior;  // person id, staff number
  Day due;
  Standing standing = Standing::open;
  std::optional<Day> done_on, good_until;
};
Json to_json(const Duty& duty);

struct DepartmentStanding {
  std::string department;
  std::int64_t done = 0, open = 0, overdue = 0, expired = 0;
  std::int64_t media = 0;  // films seen and pages read to the end by whoever works there, assigned or not
};
Json to_json(const DepartmentStanding& standing);
// Without media.
std::vector<DepartmentStanding> by_department(const std::vector<Duty>& duties);

enum class DueStage : unsigned char { soon, passed };
std::string_view name_of(DueStage stage);

// A day of a course that is near or was missed: of whom, and whom he reports to.
struct DueNotice {
  std::string person, superior, course;  // person id, staff number, course
  Day due;                               // to do it by, or the last day on which a completion was good
  DueStage stage = DueStage::soon;
};

constexpr std::string_view medium_prefix = "media:";

struct TrainingFilter {
  std::string course = {};
  std::string learner = {};
  std::optional<Day> as_of = {};  // what was in effect and recorded by the end of that day
};

class LearningBook final : public model::TrainingEvidence {
 public:
  LearningBook(LearningParts parts, CourseBook& courses);

  // A number of the card where the reader is; kept so that he can go on elsewhere. invalid_input: no such card.
  Result<void> turn_to(const record::Actor& actor, std::string_view course, std::int64_t card);
  Result<std::int64_t> place(const record::Actor& actor, std::string_view course);

  // conflict: the course has no questions.
  Result<Attempt> begin(const record::Actor& actor, std::string_view course);
  // One answer a question, from 0. invalid_input: too few or many, one out of range; conflict: answered before, or the course is another
  // one by now; not_found: somebody else's attempt.
  Result<Graded> answer(const record::Actor& actor, std::string_view attempt, const std::vector<std::int64_t>& answers);
  // Of a course without questions, once its last card was turned to. conflict otherwise.
  Result<Training> finish(const record::Actor& actor, std::string_view course);
  // A lesson held elsewhere. Needs training.update. invalid_input: a day to come, nobody of that number.
  Result<Training> record_lesson(const record::Actor& actor, std::string_view course, std::string_view staff_number, Day day,
                                 std::string_view note);

  Result<std::vector<Training>> trainings(const record::Actor& actor, const TrainingFilter& filter = {});  // by number; those in sight
  Result<Training> training(const record::Actor& actor, std::string_view number);
  // All in sight, for leaving the house. Needs training.export.
  Result<std::vector<Training>> exported(const record::Actor& actor);

  Result<CourseAssignment> assign(const record::Actor& actor, CourseAssignment assignment, std::string_view reason);
  Result<CourseAssignment> end_assignment(const record::Actor& actor, std::string_view number, std::string_view reason);
  Result<std::vector<CourseAssignment>> assignments(const record::Actor& actor);  // by number
  // Everybody under every assignment in effect; needs course_assignment.list. By department, name, course.
  Result<std::vector<Duty>> standing(const record::Actor& actor);
  Result<std::vector<Duty>> own_duties(const record::Actor& actor);
  // Of those whose superior the reader is.
  Result<std::vector<Duty>> team_duties(const record::Actor& actor);
  // By department, with the media that people there noted; needs course_assignment.list.
  Result<std::vector<DepartmentStanding>> departments(const record::Actor& actor);
  // Days within `days_before` from today, and those missed for no more than `days_after`; one for each course, person and day. For the
  // program.
  Result<std::vector<DueNotice>> due_notices(int days_before, int days_after);

  // That a film of the library was seen, or a page read, to its end. not_found: no such medium; conflict: noted today already.
  Result<Training> note_medium(const record::Actor& actor, std::string_view medium);

  Result<std::vector<model::CompletedTraining>> completed(const std::vector<std::string>& staff_numbers, Day day,
                                                          std::optional<Instant> known_at) override;
  Result<std::vector<std::string>> demanded(model::Level level, Day day, std::optional<Instant> known_at) override;

  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }

 private:
  struct Learner {
    std::string key, person, department;
  };
  // What a completion says of the course or medium.
  struct Subject {
    std::string id;
    std::int64_t edition = 1;
    std::string hash;
    model::Wording title;
    std::int64_t months = 0, pass_percent = 0;
  };
  static Subject subject_of(const Course& course);
  Result<Subject> subject(const record::Actor& actor, std::string_view id);
  Learner learner_of(const record::Actor& actor);
  Result<Training> complete(sql::Transaction& tx, const record::Actor& actor, const Subject& subject, const Learner& learner,
                            TrainingWay way, Day day, std::string_view note, std::string_view reason);
  Result<std::vector<Duty>> duties();

  LearningParts parts_;
  CourseBook& courses_;
  record::RecordShelf<Training> trainings_;
  record::RecordShelf<CourseAssignment> assignments_;
  record::RecordShelf<OwnMedia> media_;
};

}  // namespace sekimori::teach
