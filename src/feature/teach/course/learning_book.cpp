#include "feature/teach/course/learning_book.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "feature/teach/course/course_number.h"
#include "feature/teach/library/library.h"

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 4> standing_names = {"done", "open", "overdue", "expired"};
constexpr std::array<std::string_view, 2> stage_names = {"soon", "passed"};
constexpr std::int64_t months_of_a_medium = 12;

record::Actor teaching() { return record::Actor::system("teach"); }

void describe_training(const Training& training, record::Draft& draft) {
  draft.summary = Json::object({{"number", training.number}, {"course", training.course}});
  draft.owner = training.person;
  draft.keys = {{"number", training.number, record::Uniqueness::unique},
                {"learner", training.learner, record::Uniqueness::shared},
                {"course", training.course, record::Uniqueness::shared}};
}

void describe_assignment(const CourseAssignment& assignment, record::Draft& draft) {
  draft.summary = Json::object({{"number", assignment.number}, {"course", assignment.course}});
  draft.keys = {{"number", assignment.number, record::Uniqueness::unique}};
}

// Which questions of the pool are asked, in which order: the same for the same seed.
std::vector<std::size_t> order_of(std::size_t pool, std::size_t asked, std::uint64_t seed) {
  std::vector<std::size_t> order(pool);
  std::iota(order.begin(), order.end(), std::size_t(0));
  SeededRandom random(seed);
  for (std::size_t i = 0; i + 1 < pool; ++i) std::swap(order[i], order[i + static_cast<std::size_t>(random.below(pool - i))]);
  order.resize(std::min(asked, pool));
  return order;
}

std::vector<QuizQuestion> questions_of(const Course& course, std::uint64_t seed) {
  std::vector<QuizQuestion> out;
  for (const std::size_t at : order_of(course.questions.size(), static_cast<std::size_t>(course.asked), seed))
    out.push_back(course.questions[at]);
  return out;
}

std::int64_t needed_of(const Course& course) { return (course.asked * course.pass_percent + 99) / 100; }

Json day_json(const std::optional<Day>& day) { return day ? Json(day->to_string()) : Json(); }

template <class T>
bool holds(const std::vector<T>& list, const T& one) {
  return std::ranges::find(list, one) != list.end();
}

// Whether somebody works here on that day.
bool works_on(const model::Person& person, Day day) {
  const auto exit = person.exit_day();
  return (!exit || *exit >= day) && (!person.joined || *person.joined <= day);
}

}  // namespace

std::string_view name_of(DueStage stage) { return stage_names[static_cast<std::size_t>(stage)]; }
std::string_view name_of(Standing standing) { return standing_names[static_cast<std::size_t>(standing)]; }

Json to_json(const Attempt& attempt) {
  Json questions = Json::array();
  for (const QuizQuestion& question : attempt.questions) questions.push(asked_json(question));
  return Json::object({{"id", attempt.id}, {"course", attempt.course}, {"questions", std::move(questions)}, {"needed", attempt.needed}});
}

Json to_json(const Graded& graded) {
  Json answers = Json::array();
  for (const Graded::Answered& one : graded.answers)
    answers.push(
        asked_json(one.question).set("given", one.given).set("right", one.question.right).set("why", model::to_json(one.question.why)));
  return Json::object({{"passed", graded.training.has_value()},
                       {"right", graded.right},
                       {"asked", graded.asked},
                       {"needed", graded.needed},
                       {"answers", std::move(answers)},
                       {"training", graded.training ? to_json(*graded.training) : Json()}});
}

Json to_json(const Duty& duty) {
  return Json::object({{"assignment", duty.assignment},
                       {"course", duty.course},
                       {"title", model::to_json(duty.title)},
                       {"staff_number", duty.staff_number},
                       {"name", duty.name},
                       {"department", duty.department},
                       {"due", duty.due.to_string()},
                       {"standing", name_of(duty.standing)},
                       {"done_on", day_json(duty.done_on)},
                       {"good_until", day_json(duty.good_until)}});
}

Json to_json(const DepartmentStanding& standing) {
  return Json::object({{"department", standing.department},
                       {"people", standing.done + standing.open + standing.overdue + standing.expired},
                       {"done", standing.done},
                       {"open", standing.open},
                       {"overdue", standing.overdue},
                       {"expired", standing.expired},
                       {"media", standing.media}});
}

LearningBook::LearningBook(LearningParts parts, CourseBook& courses)
    : parts_(std::move(parts)),
      courses_(courses),
      trainings_(parts_.database, parts_.records, parts_.clock, parts_.random, "training", training_from_json,
                 [zone = parts_.zone](const Training& training, record::Draft& draft) {
                   describe_training(training, draft);
                   draft.valid_from = zone.start_of(training.done_on);
                 }),
      assignments_(parts_.database, parts_.records, parts_.clock, parts_.random, "course_assignment", course_assignment_from_json,
                   describe_assignment),
      media_(parts_.database, parts_.records, parts_.clock, parts_.random, "library_media", own_media_from_json, describe_own_media) {}

LearningBook::Learner LearningBook::learner_of(const record::Actor& actor) {
  if (parts_.people != nullptr && !actor.person.empty())
    if (const auto id = model::PersonId::parse(actor.person))
      if (const auto known = parts_.people->find(*id))
        return {.key = known->person.staff_number, .person = actor.person, .department = known->person.department};
  return {.key = "account:" + actor.account, .person = actor.person, .department = {}};
}

Result<void> LearningBook::turn_to(const record::Actor& actor, std::string_view course_id, std::int64_t card) {
  const Course course = TRY(courses_.find(actor, course_id));
  if (card < 0 || static_cast<std::size_t>(card) >= course.cards())
    return error(ErrorCode::invalid_input, "course '{}': it has {} cards, {} is none of them", course_id, course.cards(), card);
  const Learner learner = learner_of(actor);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(
        tx.execute("INSERT INTO teach_place(learner, course, card, at) VALUES (?, ?, ?, ?) ON CONFLICT (learner, course) DO UPDATE SET "
                   "card = excluded.card, at = excluded.at",
                   learner.key, course_id, card, parts_.clock.now()));
    return {};
  });
}

Result<std::int64_t> LearningBook::place(const record::Actor& actor, std::string_view course) {
  const Learner learner = learner_of(actor);
  const auto row = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT card FROM teach_place WHERE learner = ? AND course = ?", learner.key, course);
  }));
  return row ? row->integer(0) : 0;
}

Result<Attempt> LearningBook::begin(const record::Actor& actor, std::string_view course_id) {
  const Course course = TRY(courses_.find(actor, course_id));
  if (course.questions.empty())
    return error(ErrorCode::conflict, "course '{}' has no questions; reading it to its end completes it", course_id);
  const Learner learner = learner_of(actor);
  Attempt attempt{
      .id = Uuid::make(parts_.clock, parts_.random).to_string(), .course = course.id, .questions = {}, .needed = needed_of(course)};
  const auto seed = static_cast<std::int64_t>(parts_.random.next() >> 1);
  attempt.questions = questions_of(course, static_cast<std::uint64_t>(seed));
  TRY(parts_.database.write([&](sql::Transaction& tx) {
    return tx.execute("INSERT INTO teach_attempt(id, learner, course, hash, seed, started_at) VALUES (?, ?, ?, ?, ?, ?)", attempt.id,
                      learner.key, course.id, hash_of(course), seed, parts_.clock.now());
  }));
  return attempt;
}

Result<Graded> LearningBook::answer(const record::Actor& actor, std::string_view attempt, const std::vector<std::int64_t>& answers) {
  const Learner learner = learner_of(actor);
  const auto row = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT course, hash, seed FROM teach_attempt WHERE id = ? AND learner = ?", attempt, learner.key);
  }));
  if (!row) return error(ErrorCode::not_found, "no attempt {} of this account", attempt);
  const Course course = TRY(courses_.find(actor, row->text(0)));
  if (hash_of(course) != row->text(1)) return error(ErrorCode::conflict, "course '{}' has a new edition; begin anew", course.id);
  const std::vector<QuizQuestion> questions = questions_of(course, static_cast<std::uint64_t>(row->integer(2)));
  if (answers.size() != questions.size())
    return error(ErrorCode::invalid_input, "{} questions were asked, {} answers came", questions.size(), answers.size());
  Graded graded{.asked = static_cast<std::int64_t>(questions.size()), .needed = needed_of(course), .training = {}, .answers = {}};
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (answers[i] < 0 || static_cast<std::size_t>(answers[i]) >= questions[i].options.size())
      return error(ErrorCode::invalid_input, "question {} has {} options; the answer is none of them", i + 1, questions[i].options.size());
    const auto given = static_cast<std::size_t>(answers[i]);
    if (given == questions[i].right) ++graded.right;
    graded.answers.push_back({questions[i], given});
  }
  const bool passed = graded.right >= graded.needed;
  graded.training = TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<std::optional<Training>> {
    const std::int64_t taken =
        TRY(tx.execute("UPDATE teach_attempt SET finished_at = ? WHERE id = ? AND finished_at IS NULL", parts_.clock.now(), attempt));
    if (taken == 0) return error(ErrorCode::conflict, "this attempt was answered before; begin anew");
    if (!passed) return std::optional<Training>();
    return std::optional<Training>(
        TRY(complete(tx, actor, subject_of(course), learner, TrainingWay::quiz, today(), {}, "answered the questions of the course")));
  }));
  return graded;
}

Result<Training> LearningBook::finish(const record::Actor& actor, std::string_view course_id) {
  const Course course = TRY(courses_.find(actor, course_id));
  if (!course.questions.empty()) return error(ErrorCode::conflict, "course '{}' is completed by answering its questions", course_id);
  if (TRY(place(actor, course_id)) + 1 < static_cast<std::int64_t>(course.cards()))
    return error(ErrorCode::conflict, "course '{}' is not read to its end", course_id);
  const Learner learner = learner_of(actor);
  return parts_.database.write([&](sql::Transaction& tx) {
    return complete(tx, actor, subject_of(course), learner, TrainingWay::read, today(), {}, "read the course to its end");
  });
}

Result<Training> LearningBook::record_lesson(const record::Actor& actor, std::string_view course_id, std::string_view staff_number, Day day,
                                             std::string_view note) {
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = "training", .id = {}}));
  const Subject held = TRY(subject(actor, course_id));
  if (day > today()) return error(ErrorCode::invalid_input, "{} is still to come; a lesson is recorded afterwards", day.to_string());
  const auto known = parts_.people != nullptr ? parts_.people->find_by_staff_number(staff_number) : std::nullopt;
  if (!known) return error(ErrorCode::not_found, "nobody with the staff number '{}'", staff_number);
  const Learner learner{.key = known->person.staff_number, .person = known->id.to_string(), .department = known->person.department};
  return parts_.database.write([&](sql::Transaction& tx) {
    return complete(tx, actor, held, learner, TrainingWay::lesson, day, note, note.empty() ? "took part in a lesson" : note);
  });
}

LearningBook::Subject LearningBook::subject_of(const Course& course) {
  return {.id = course.id,
          .edition = course.edition,
          .hash = hash_of(course),
          .title = course.title,
          .months = course.months,
          .pass_percent = course.pass_percent};
}

Result<LearningBook::Subject> LearningBook::subject(const record::Actor& actor, std::string_view id) {
  if (!id.starts_with(medium_prefix)) return subject_of(TRY(courses_.find(actor, id)));
  const std::string_view name = id.substr(medium_prefix.size());
  const auto of = [&](const MediaItem& one, std::int64_t edition) {
    return Subject{.id = std::string(id),
                   .edition = edition,
                   .hash = to_hex(sha256(to_json(one).dump())),
                   .title = one.title,
                   .months = months_of_a_medium,
                   .pass_percent = 100};
  };
  const auto media = library_media();
  if (const auto found = std::ranges::find(media, name, &MediaItem::id); found != media.end()) return of(*found, 1);
  const auto own = TRY(media_.find_by(teaching(), "media", name));
  if (!own || own->value.withdrawn) return error(ErrorCode::not_found, "nothing '{}' in the library", name);
  return of(own->value.words, own->value.edition);
}

Result<Training> LearningBook::note_medium(const record::Actor& actor, std::string_view medium) {
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = "library", .id = {}}));
  const Subject noted = TRY(subject(actor, fmt::format("{}{}", medium_prefix, medium)));
  const Learner learner = learner_of(actor);
  for (const Training& before : TRY(trainings(teaching(), {.learner = learner.key})))
    if (before.course == noted.id && before.done_on == today()) return error(ErrorCode::conflict, "'{}' was noted today already", medium);
  return parts_.database.write([&](sql::Transaction& tx) {
    return complete(tx, actor, noted, learner, TrainingWay::read, today(), {}, "saw or read it to its end");
  });
}

Result<Training> LearningBook::complete(sql::Transaction& tx, const record::Actor& actor, const Subject& subject, const Learner& learner,
                                        TrainingWay way, Day day, std::string_view note, std::string_view reason) {
  Training training{.number = TRY(next_course_number(tx, "TR", day.year())),
                    .learner = learner.key,
                    .person = learner.person,
                    .department = learner.department,
                    .course = subject.id,
                    .edition = subject.edition,
                    .hash = subject.hash,
                    .title = subject.title,
                    .done_on = day,
                    .good_until = {},
                    .way = way,
                    .pass_percent = subject.pass_percent,
                    .note = std::string(note)};
  if (subject.months > 0) training.good_until = months_later(day, subject.months);
  return TRY(trainings_.create(tx, actor, training, reason, {}, "training.complete")).value;
}

Result<std::vector<Training>> LearningBook::trainings(const record::Actor& actor, const TrainingFilter& filter) {
  record::ListQuery query{.kind = "training"};
  if (!filter.learner.empty()) {
    query.key = "learner";
    query.value = filter.learner;
  } else if (!filter.course.empty()) {
    query.key = "course";
    query.value = filter.course;
  }
  if (filter.as_of) query.as_of = record::AsOf::end_of(*filter.as_of, parts_.zone, parts_.zone.end_of(*filter.as_of));
  const auto versions =
      TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, actor, query); }));
  std::vector<Training> out;
  for (const record::Version& version : versions) {
    if (version.body.is_null()) continue;
    Training training = TRY(training_from_json(version.body));
    if (filter.course.empty() || training.course == filter.course) out.push_back(std::move(training));
  }
  std::ranges::sort(out, {}, &Training::number);
  return out;
}

Result<Training> LearningBook::training(const record::Actor& actor, std::string_view number) {
  auto found = TRY(trainings_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no training {} in sight", number);
  return std::move(found->value);
}

Result<std::vector<Training>> LearningBook::exported(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::export_, {.kind = "training", .id = {}}));
  return trainings(actor);
}

Result<CourseAssignment> LearningBook::assign(const record::Actor& actor, CourseAssignment assignment, std::string_view reason) {
  TRY(check(assignment));
  TRY(subject(actor, assignment.course));
  assignment.since = today();
  assignment.ended = false;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<CourseAssignment> {
    assignment.number = TRY(next_course_number(tx, "TA", today().year()));
    return TRY(assignments_.create(tx, actor, assignment, reason, {}, "course.assign")).value;
  });
}

Result<CourseAssignment> LearningBook::end_assignment(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "ending an assignment needs a reason");
  const auto known = TRY(assignments_.find_by(actor, "number", number));
  if (!known) return error(ErrorCode::not_found, "no assignment {}", number);
  return TRY(assignments_.change(
                 actor, known->id, reason,
                 [&](CourseAssignment& one) -> Result<void> {
                   if (one.ended) return error(ErrorCode::conflict, "assignment {} has ended before", number);
                   one.ended = true;
                   return {};
                 },
                 record::Verb::update, "course.end_assignment"))
      .value;
}

Result<std::vector<CourseAssignment>> LearningBook::assignments(const record::Actor& actor) {
  std::vector<CourseAssignment> out;
  for (auto& kept : TRY(assignments_.list(actor))) out.push_back(std::move(kept.value));
  std::ranges::sort(out, {}, &CourseAssignment::number);
  return out;
}

Result<std::vector<Duty>> LearningBook::duties() {
  std::vector<Duty> out;
  if (parts_.people == nullptr) return out;
  const Day day = today();
  // Who may open a secret of which level, and who has which role.
  std::map<model::Level, std::set<std::string>> openers;
  if (parts_.secrets != nullptr)
    for (const model::KnownSecret& known : TRY(parts_.secrets->all()))
      for (const model::Permission& permission : known.secret.permitted) openers[known.secret.level].insert(permission.staff_number);
  std::map<std::string, std::set<record::Role>> roles;  // by person
  if (parts_.accounts != nullptr) {
    const auto accounts = TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.accounts->list(tx, teaching()); }));
    for (const record::Account& account : accounts)
      if (account.state == record::AccountState::active && !account.person.empty())
        roles[account.person].insert(account.roles.begin(), account.roles.end());
  }
  // The best completion of each course by each person: the one that is good longest.
  std::map<std::pair<std::string, std::string>, Training> best;
  for (Training& training : TRY(trainings(teaching()))) {
    auto& known = best[{training.learner, training.course}];
    const bool longer = known.number.empty() || !training.good_until || (known.good_until && *training.good_until > *known.good_until);
    if (longer) known = std::move(training);
  }
  const std::vector<model::KnownPerson> people = TRY(parts_.people->all());
  for (const CourseAssignment& assignment : TRY(assignments(teaching()))) {
    if (assignment.ended) continue;
    const auto course = subject(teaching(), assignment.course);
    if (!course) continue;
    for (const model::KnownPerson& known : people) {
      const model::Person& person = known.person;
      if (!works_on(person, day)) continue;
      const bool by_role =
          std::ranges::any_of(assignment.roles, [&](record::Role role) { return roles[known.id.to_string()].contains(role); });
      const bool by_level = std::ranges::any_of(assignment.levels, [&](model::Level level) {
        const auto& who = openers[level];
        return who.contains(person.staff_number) || who.contains("group:" + person.department);
      });
      if (!by_role && !by_level && !holds(assignment.staff, person.staff_number) && !holds(assignment.departments, person.department))
        continue;
      const Day from = person.joined && *person.joined > assignment.since ? *person.joined : assignment.since;
      Duty duty{.assignment = assignment.number,
                .course = assignment.course,
                .title = course->title,
                .staff_number = person.staff_number,
                .name = person.name,
                .department = person.department,
                .person = known.id.to_string(),
                .superior = person.superior,
                .due = Day{from.number + static_cast<std::int32_t>(assignment.days)},
                .standing = Standing::open,
                .done_on = {},
                .good_until = {}};
      if (const auto done = best.find({person.staff_number, assignment.course}); done != best.end()) {
        duty.done_on = done->second.done_on;
        duty.good_until = done->second.good_until;
        duty.standing = !duty.good_until || *duty.good_until >= day ? Standing::done : Standing::expired;
      } else if (duty.due < day) {
        duty.standing = Standing::overdue;
      }
      out.push_back(std::move(duty));
    }
  }
  std::ranges::sort(out, {}, [](const Duty& duty) { return std::tie(duty.department, duty.staff_number, duty.course, duty.assignment); });
  return out;
}

Result<std::vector<Duty>> LearningBook::standing(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = "course_assignment", .id = {}}));
  return duties();
}

Result<std::vector<Duty>> LearningBook::own_duties(const record::Actor& actor) {
  const Learner learner = learner_of(actor);
  auto all = TRY(duties());
  std::erase_if(all, [&](const Duty& duty) { return duty.staff_number != learner.key; });
  return all;
}

Result<std::vector<Duty>> LearningBook::team_duties(const record::Actor& actor) {
  const Learner learner = learner_of(actor);
  auto all = TRY(duties());
  std::erase_if(all, [&](const Duty& duty) { return duty.superior.empty() || duty.superior != learner.key; });
  return all;
}

Result<std::vector<DueNotice>> LearningBook::due_notices(int days_before, int days_after) {
  const Day day = today();
  std::map<std::tuple<std::string, std::string, Day>, DueNotice> found;
  for (const Duty& duty : TRY(duties())) {
    if (duty.standing == Standing::done && !duty.good_until) continue;
    const Day due = duty.good_until.value_or(duty.due);
    if (due.number - days_before > day.number || due.number + days_after < day.number) continue;
    found[{duty.person, duty.course, due}] = {.person = duty.person,
                                              .superior = duty.superior,
                                              .course = duty.course,
                                              .due = due,
                                              .stage = due < day ? DueStage::passed : DueStage::soon};
  }
  std::vector<DueNotice> out;
  for (auto& [key, one] : found) out.push_back(std::move(one));
  return out;
}

Result<std::vector<DepartmentStanding>> LearningBook::departments(const record::Actor& actor) {
  std::vector<DepartmentStanding> out = by_department(TRY(standing(actor)));
  std::map<std::string, std::string> works_in;
  if (parts_.people != nullptr)
    for (const model::KnownPerson& known : TRY(parts_.people->all()))
      if (works_on(known.person, today())) works_in[known.person.staff_number] = known.person.department;
  for (const Training& training : TRY(trainings(teaching()))) {
    const auto who = works_in.find(training.learner);
    if (who == works_in.end() || !training.course.starts_with(medium_prefix)) continue;
    auto one = std::ranges::find(out, who->second, &DepartmentStanding::department);
    if (one == out.end()) one = out.insert(out.end(), DepartmentStanding{.department = who->second});
    ++one->media;
  }
  std::ranges::sort(out, {}, &DepartmentStanding::department);
  return out;
}

std::vector<DepartmentStanding> by_department(const std::vector<Duty>& duties) {
  std::map<std::string, DepartmentStanding> found;
  for (const Duty& duty : duties) {
    DepartmentStanding& one = found[duty.department];
    one.department = duty.department;
    switch (duty.standing) {
      case Standing::done: ++one.done; break;
      case Standing::open: ++one.open; break;
      case Standing::overdue: ++one.overdue; break;
      case Standing::expired: ++one.expired; break;
    }
  }
  std::vector<DepartmentStanding> out;
  for (auto& [name, one] : found) out.push_back(std::move(one));
  return out;
}

Result<std::vector<model::CompletedTraining>> LearningBook::completed(const std::vector<std::string>& staff_numbers, Day day,
                                                                      std::optional<Instant> known_at) {
  std::vector<model::CompletedTraining> out;
  const record::Actor actor = teaching();
  for (const std::string& staff_number : std::set<std::string>(staff_numbers.begin(), staff_numbers.end())) {
    record::ListQuery query{.kind = "training", .key = "learner", .value = staff_number};
    query.as_of = record::AsOf::end_of(day, parts_.zone, known_at);
    for (const record::Version& version :
         TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, actor, query); }))) {
      if (version.body.is_null()) continue;
      const Training training = TRY(training_from_json(version.body));
      out.push_back({.number = training.number,
                     .course = training.course,
                     .edition = training.edition,
                     .hash = training.hash,
                     .title = training.title,
                     .staff_number = training.learner,
                     .done_on = training.done_on,
                     .good_until = training.good_until,
                     .way = std::string(name_of(training.way)),
                     .recorded_at = version.recorded_at});
    }
  }
  std::ranges::sort(out, {}, &model::CompletedTraining::number);
  return out;
}

Result<std::vector<std::string>> LearningBook::demanded(model::Level level, Day day, std::optional<Instant> known_at) {
  record::ListQuery query{.kind = "course_assignment"};
  query.as_of = record::AsOf::end_of(day, parts_.zone, known_at);
  std::set<std::string> courses;
  for (const record::Version& version :
       TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, teaching(), query); }))) {
    if (version.body.is_null()) continue;
    const CourseAssignment assignment = TRY(course_assignment_from_json(version.body));
    if (!assignment.ended && holds(assignment.levels, level)) courses.insert(assignment.course);
  }
  return std::vector<std::string>(courses.begin(), courses.end());
}

}  // namespace sekimori::teach
