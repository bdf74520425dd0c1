// Courses as a learner takes them, and what the house does with its own.
#include "feature/teach/teach_room.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_courses(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_courses"));
  return page_of(
      TRY(services.teach.courses.list(request.session->actor)), wish, "list_courses", [](const teach::Course& one) { return one.id; },
      teach::course_row);
}

Result<Response> show_course(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const teach::Course course = TRY(services.teach.courses.find(actor, request.parameters.front()));
  const std::int64_t place = TRY(services.teach.learning.place(actor, course.id));
  return json_response(200, teach::shown_json(course).set("place", std::min(place, static_cast<std::int64_t>(course.cards()) - 1)));
}

Result<Response> add_course(Services& services, const Request& request) {
  const teach::Course course = TRY(teach::course_from_json(request.json["course"]));
  return json_response(201,
                       teach::course_row(TRY(services.teach.courses.add(request.session->actor, course, request.json["reason"].text()))));
}

// A folder of one request, gone when it ends.
class PackageFolder {
 public:
  PackageFolder(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  PackageFolder(const PackageFolder&) = delete;
  PackageFolder& operator=(const PackageFolder&) = delete;
  ~PackageFolder() { (void)files_.remove_all(path_); }
  const Path& path() const { return path_; }

 private:
  Files& files_;
  Path path_;
};

Result<Response> import_course(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "course", .id = {}}));
  if (!services.read_course_package) return error(ErrorCode::conflict, "this node reads no packages");
  Files& files = services.respond.files;
  const PackageFolder folder(files, services.uploads / (request.id + "-course"));
  TRY(files.make_directories(folder.path(), 0700));
  const Path package = folder.path() / "package.zip";
  TRY(files.replace(package, as_bytes(request.body), Durable::no, 0600));
  const Json read = TRY(services.read_course_package(package, query_text(request, "id"), query_text(request, "language"),
                                                     query_number(request, "months").value_or(12)));
  const teach::Course course = TRY(teach::course_from_json(read));
  const teach::Course added = TRY(services.teach.courses.add(actor, course, "taken in from a package"));
  return json_response(201, teach::course_row(added).set("left_out", teach::shown_json(added)["left_out"]));
}

Result<Response> withdraw_course(Services& services, const Request& request) {
  TRY(services.teach.courses.withdraw(request.session->actor, request.parameters.front(), request.json["reason"].text()));
  return json_response(200, Json::object({{"withdrawn", request.parameters.front()}}));
}

Result<Response> turn_to_card(Services& services, const Request& request) {
  const std::int64_t card = request.json["card"].integer_or(0);
  TRY(services.teach.learning.turn_to(request.session->actor, request.parameters.front(), card));
  return json_response(200, Json::object({{"card", card}}));
}

Result<Response> begin_attempt(Services& services, const Request& request) {
  return json_response(201, to_json(TRY(services.teach.learning.begin(request.session->actor, request.parameters.front()))));
}

Result<Response> answer_attempt(Services& services, const Request& request) {
  std::vector<std::int64_t> answers;
  for (const Json& one : request.json["answers"].items()) answers.push_back(one.integer_or(-1));
  return json_response(200, to_json(TRY(services.teach.learning.answer(request.session->actor, request.parameters.front(), answers))));
}

Result<Response> finish_course(Services& services, const Request& request) {
  return json_response(201, to_json(TRY(services.teach.learning.finish(request.session->actor, request.parameters.front()))));
}

}  // namespace

void add_course_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/courses",
              .scope = "api",
              .summary = "Lists the courses there are.",
              .handler = with(services, list_courses),
              .operation = "list_courses",
              .tag = "courses",
              .needs = {"course", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CourseRow", .shape = Shape::page},
              .verb = "course list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/courses/{id}",
              .scope = "api",
              .summary = "Shows the cards of a course without the answers to its questions, and where the caller stopped reading.",
              .handler = with(services, show_course),
              .operation = "show_course",
              .tag = "courses",
              .needs = {"course", record::Verb::read},
              .answer = {.schema = "CourseView"},
              .verb = "course show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/courses",
              .scope = "api",
              .summary = "Adds a course of the house's own, or its next edition.",
              .handler = with(services, add_course),
              .operation = "add_course",
              .tag = "courses",
              .needs = {"course", record::Verb::create},
              .body = "CourseEntry",
              .answer = {.status = 201, .schema = "CourseRow"},
              .idempotency_key = Wanted::accepted,
              .verb = "course add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/course-packages",
              .scope = "api",
              .summary = "Takes in the words of a SCORM 1.2 package as a course; scripts, pictures and films are left out and named.",
              .handler = with(services, import_course),
              .operation = "import_course",
              .tag = "courses",
              .needs = {"course", record::Verb::create},
              .query = {text_field("id", "name of the course to be", 60), choice_field("language", {"ja", "en"}, "what its words are in"),
                        number_field("months", 0, 120, "how long a completion is good")},
              .body_type = "application/zip",
              .answer = {.status = 201, .schema = "CourseImported"},
              .verb = "course import"});
  router.add({.method = "POST",
              .pattern = "/api/v1/courses/{id}/withdrawal",
              .scope = "api",
              .summary = "Withdraws a course of the house's own; what was learned from it stays evidence.",
              .handler = with(services, withdraw_course),
              .operation = "withdraw_course",
              .tag = "courses",
              .needs = {"course", record::Verb::update},
              .body = "LearnReason",
              .answer = {.schema = "CourseWithdrawn"},
              .verb = "course withdraw"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/courses/{id}/place",
              .scope = "api",
              .summary = "Keeps the card at which the caller is.",
              .handler = with(services, turn_to_card),
              .operation = "turn_to_card",
              .tag = "courses",
              .needs = {"course", record::Verb::read},
              .body = "CoursePlace",
              .answer = {.schema = "CoursePlace"},
              .no_verb = "a reader at the command line has no place to keep"});
  router.add({.method = "POST",
              .pattern = "/api/v1/courses/{id}/attempts",
              .scope = "api",
              .summary = "Gives the questions of a course in an order of this attempt's own.",
              .handler = with(services, begin_attempt),
              .operation = "begin_attempt",
              .tag = "courses",
              .needs = {"training", record::Verb::create},
              .answer = {.status = 201, .schema = "CourseAttempt"},
              .verb = "course begin"});
  router.add({.method = "POST",
              .pattern = "/api/v1/course-attempts/{id}/answers",
              .scope = "api",
              .summary = "Answers all questions of an attempt at once; with enough right ones the course is completed.",
              .handler = with(services, answer_attempt),
              .operation = "answer_attempt",
              .tag = "courses",
              .needs = {"training", record::Verb::create},
              .body = "CourseAnswers",
              .answer = {.schema = "CourseGraded"},
              .verb = "course answer"});
  router.add({.method = "POST",
              .pattern = "/api/v1/courses/{id}/completion",
              .scope = "api",
              .summary = "Completes a course without questions whose last card was read.",
              .handler = with(services, finish_course),
              .operation = "finish_course",
              .tag = "courses",
              .needs = {"training", record::Verb::create},
              .answer = {.status = 201, .schema = "Training"},
              .verb = "course finish"});
}

}  // namespace sekimori::web
