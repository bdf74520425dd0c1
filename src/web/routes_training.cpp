// Who has to take which course, and who did.
#include "feature/teach/course/certificate.h"
#include "feature/teach/teach_room.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_assignments(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_course_assignments"));
  return page_of(
      TRY(services.teach.learning.assignments(request.session->actor)), wish, "list_course_assignments",
      [](const teach::CourseAssignment& one) { return one.number; }, [](const teach::CourseAssignment& one) { return to_json(one); });
}

Result<Response> assign_course(Services& services, const Request& request) {
  const teach::CourseAssignment assignment = TRY(teach::course_assignment_from_json(request.json));
  return json_response(
      201, to_json(TRY(services.teach.learning.assign(request.session->actor, assignment, text_in(request.json, "reason", "assigned")))));
}

Result<Response> end_assignment(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.teach.learning.end_assignment(request.session->actor, request.parameters.front(),
                                                                               request.json["reason"].text()))));
}

Result<Response> list_trainings(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_trainings"));
  teach::TrainingFilter filter{.course = std::string(query_text(request, "course")), .learner = std::string(query_text(request, "staff"))};
  filter.as_of = TRY(query_day(request, "as_of"));
  return page_of(
      TRY(services.teach.learning.trainings(request.session->actor, filter)), wish, "list_trainings",
      [](const teach::Training& one) { return one.number; }, [](const teach::Training& one) { return to_json(one); });
}

Result<Response> show_certificate(Services& services, const Request& request) {
  const teach::Training training = TRY(services.teach.learning.training(request.session->actor, request.parameters.front()));
  const auto person = services.people.find_by_staff_number(training.learner);
  const std::string holder = person ? person->person.name + " (" + training.learner + ")" : training.learner;
  return paper_answer(request, teach::certificate_of(training, holder, paper_language(request)), training.number);
}

Result<Response> record_lesson(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const Json& body = request.json;
  const auto day = TRY(day_in(body, "on")).value_or(services.zone.day_of(services.clock.now()));
  Json items = Json::array();
  for (const std::string& staff : texts_in(body, "staff"))
    items.push(to_json(TRY(services.teach.learning.record_lesson(actor, body["course"].text(), staff, day, body["note"].text()))));
  return json_response(201, Json::object({{"trainings", std::move(items)}}));
}

Result<Response> show_standing(Services& services, const Request& request) {
  const auto duties = TRY(services.teach.learning.standing(request.session->actor));
  Json departments = Json::array(), people = Json::array();
  for (const teach::DepartmentStanding& one : TRY(services.teach.learning.departments(request.session->actor)))
    departments.push(to_json(one));
  for (const teach::Duty& one : duties) people.push(to_json(one));
  return json_response(200, Json::object({{"departments", std::move(departments)}, {"people", std::move(people)}}));
}

Result<Response> list_own_duties(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_own_duties"));
  return page_of(
      TRY(services.teach.learning.own_duties(request.session->actor)), wish, "list_own_duties",
      [](const teach::Duty& one) { return one.assignment; }, [](const teach::Duty& one) { return to_json(one); });
}

Result<Response> list_team_duties(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_team_duties"));
  return page_of(
      TRY(services.teach.learning.team_duties(request.session->actor)), wish, "list_team_duties",
      [](const teach::Duty& one) { return one.department + "/" + one.staff_number + "/" + one.assignment; },
      [](const teach::Duty& one) { return to_json(one); });
}

Result<Response> note_medium(Services& services, const Request& request) {
  return json_response(201, to_json(TRY(services.teach.learning.note_medium(request.session->actor, request.parameters.front()))));
}

Result<Response> export_trainings(Services& services, const Request& request) {
  const auto trainings = TRY(services.teach.learning.exported(request.session->actor));
  if (const std::string_view home = query_text(request, "xapi"); !home.empty())
    return text_response(200, TRY(teach::xapi_statements(trainings, home, services.zone)).dump() + "\n", "application/json");
  Response response = text_response(200, teach::trainings_csv(trainings), "text/csv; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", attachment("trainings.csv"));
  return response;
}

}  // namespace

void add_training_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/course-assignments",
              .scope = "api",
              .summary = "Lists who has to take which course.",
              .handler = with(services, list_assignments),
              .operation = "list_course_assignments",
              .tag = "trainings",
              .needs = {"course_assignment", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CourseAssignment", .shape = Shape::page},
              .verb = "course assignments"});
  router.add({.method = "POST",
              .pattern = "/api/v1/course-assignments",
              .scope = "api",
              .summary = "Assigns a course to departments, roles, people, or whoever may open a secret of a level.",
              .handler = with(services, assign_course),
              .operation = "assign_course",
              .tag = "trainings",
              .needs = {"course_assignment", record::Verb::create},
              .body = "CourseAssignmentEntry",
              .answer = {.status = 201, .schema = "CourseAssignment"},
              .idempotency_key = Wanted::accepted,
              .verb = "course assign"});
  router.add({.method = "POST",
              .pattern = "/api/v1/course-assignments/{number}/end",
              .scope = "api",
              .summary = "Ends an assignment.",
              .handler = with(services, end_assignment),
              .operation = "end_course_assignment",
              .tag = "trainings",
              .needs = {"course_assignment", record::Verb::update},
              .body = "LearnReason",
              .answer = {.schema = "CourseAssignment"},
              .verb = "course unassign"});
  router.add({.method = "GET",
              .pattern = "/api/v1/trainings",
              .scope = "api",
              .summary = "Lists completed training: one's own, or all for who answers for it.",
              .handler = with(services, list_trainings),
              .operation = "list_trainings",
              .tag = "trainings",
              .needs = {"training", record::Verb::list},
              .query = page_fields({text_field("course", "only of this course"), text_field("staff", "only of this staff number"),
                                    day_field("as_of", "what was in effect and recorded by the end of that day")}),
              .answer = {.schema = "Training", .shape = Shape::page},
              .verb = "training list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/trainings/{number}/certificate",
              .scope = "api",
              .summary = "Prints the certificate of a completed course.",
              .handler = with(services, show_certificate),
              .operation = "show_certificate",
              .tag = "trainings",
              .needs = {"training", record::Verb::read},
              .query = paper_fields(),
              .answer = {.type = std::string(paper_types)},
              .verb = "training certificate"});
  router.add({.method = "POST",
              .pattern = "/api/v1/lessons",
              .scope = "api",
              .summary = "Records who took part in a lesson that was held.",
              .handler = with(services, record_lesson),
              .operation = "record_lesson",
              .tag = "trainings",
              .needs = {"training", record::Verb::update},
              .body = "LessonEntry",
              .answer = {.status = 201, .schema = "LessonRecorded"},
              .idempotency_key = Wanted::accepted,
              .verb = "training record"});
  router.add({.method = "GET",
              .pattern = "/api/v1/training-standing",
              .scope = "api",
              .summary = "Shows how far departments and people are with what was assigned.",
              .handler = with(services, show_standing),
              .operation = "show_training_standing",
              .tag = "trainings",
              .needs = {"course_assignment", record::Verb::list},
              .answer = {.schema = "TrainingStanding"},
              .verb = "training standing"});
  router.add({.method = "GET",
              .pattern = "/api/v1/training-duties",
              .scope = "api",
              .summary = "Lists what the caller was assigned, with how far it is.",
              .handler = with(services, list_own_duties),
              .operation = "list_own_duties",
              .tag = "trainings",
              .needs = {"training", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "TrainingDuty", .shape = Shape::page},
              .verb = "training due"});
  router.add({.method = "GET",
              .pattern = "/api/v1/team-duties",
              .scope = "api",
              .summary = "Lists what people who report to the caller were assigned, with how far they are.",
              .handler = with(services, list_team_duties),
              .operation = "list_team_duties",
              .tag = "trainings",
              .needs = {"training", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "TrainingDuty", .shape = Shape::page},
              .verb = "training team"});
  router.add({.method = "POST",
              .pattern = "/api/v1/library/{id}/seen",
              .scope = "api",
              .summary = "Notes that the caller saw a film of the library, or read a page, to its end.",
              .handler = with(services, note_medium),
              .operation = "note_medium",
              .tag = "trainings",
              .needs = {"training", record::Verb::create},
              .answer = {.status = 201, .schema = "Training"},
              .idempotency_key = Wanted::accepted,
              .verb = "library seen"});
  router.add({.method = "GET",
              .pattern = "/api/v1/training-export",
              .scope = "api",
              .summary = "Writes completed training as CSV, or as xAPI 1.0.3 statements.",
              .handler = with(services, export_trainings),
              .operation = "export_trainings",
              .tag = "trainings",
              .needs = {"training", record::Verb::export_},
              .query = {text_field("xapi", "as statements; the address that makes names unique", 300)},
              .answer = {.type = "text/csv, application/json"},
              .verb = "training export"});
}

}  // namespace sekimori::web
