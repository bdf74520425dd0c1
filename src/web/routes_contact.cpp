// Contacts from outside: See, Stop, Share in a minute.
#include "feature/teach/teach_room.h"
#include "web/paging.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_topics(Services&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_contact_topics"));
  const auto all = teach::contact_topics();
  return page_of(
      std::vector<teach::ContactTopic>(all.begin(), all.end()), wish, "list_contact_topics",
      [](const teach::ContactTopic& one) { return one.id; }, [](const teach::ContactTopic& one) { return to_json(one); });
}

Result<Response> list_reports(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_contact_reports"));
  return page_of(
      TRY(services.teach.contacts.list(request.session->actor)), wish, "list_contact_reports",
      [](const teach::ContactView& one) { return newest_first(one.report.number); },
      [](const teach::ContactView& one) { return to_json(one); });
}

Result<Response> file_report(Services& services, const Request& request) {
  const teach::ContactReport report = TRY(teach::contact_report_from_json(request.json));
  return json_response(201, to_json(TRY(services.teach.contacts.file(request.session->actor, report))));
}

Result<Response> show_report(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.teach.contacts.find(request.session->actor, request.parameters.front()))));
}

Result<Response> tell_desk(Services& services, const Request& request) {
  const auto desk = teach::contact_desk_from(request.json["to"].text());
  if (!desk) return error(ErrorCode::invalid_input, "there is no desk '{}'", request.json["to"].text());
  return json_response(
      200,
      to_json(TRY(services.teach.contacts.tell(request.session->actor, request.parameters.front(), *desk, request.json["note"].text()))));
}

Result<Response> answer_report(Services& services, const Request& request) {
  return json_response(
      200, to_json(TRY(services.teach.contacts.answer(request.session->actor, request.parameters.front(), request.json["text"].text(),
                                                      request.json["close"].bool_or(false)))));
}

Result<Response> print_report(Services& services, const Request& request) {
  return paper_answer(request,
                      TRY(services.teach.contacts.paper(request.session->actor, request.parameters.front(), paper_language(request))),
                      request.parameters.front());
}

}  // namespace

void add_contact_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/contact-topics",
              .scope = "api",
              .summary = "Lists what contacts are about, with what to see, where to stop, whom to tell, and how to go on.",
              .handler = with(services, list_topics),
              .operation = "list_contact_topics",
              .tag = "contacts",
              .needs = {"contact_report", record::Verb::create},
              .query = page_fields(),
              .answer = {.schema = "ContactTopic", .shape = Shape::page},
              .verb = "contact topics"});
  router.add({.method = "GET",
              .pattern = "/api/v1/contact-reports",
              .scope = "api",
              .summary = "Lists contact reports in sight, the newest first.",
              .handler = with(services, list_reports),
              .operation = "list_contact_reports",
              .tag = "contacts",
              .needs = {"contact_report", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "ContactReport", .shape = Shape::page},
              .verb = "contact list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/contact-reports",
              .scope = "api",
              .summary = "Tells of a contact from outside; the answer says how grave it is and why, and how the exchange can go on.",
              .handler = with(services, file_report),
              .operation = "file_contact_report",
              .tag = "contacts",
              .needs = {"contact_report", record::Verb::create},
              .body = "ContactReportEntry",
              .answer = {.status = 201, .schema = "ContactReport"},
              .idempotency_key = Wanted::accepted,
              .verb = "contact report"});
  router.add({.method = "GET",
              .pattern = "/api/v1/contact-reports/{number}",
              .scope = "api",
              .summary = "Shows one contact report.",
              .handler = with(services, show_report),
              .operation = "show_contact_report",
              .tag = "contacts",
              .needs = {"contact_report", record::Verb::read},
              .answer = {.schema = "ContactReport"},
              .verb = "contact show"});
  router.add(
      {.method = "POST",
       .pattern = "/api/v1/contact-reports/{number}/steps",
       .scope = "api",
       .summary = "Passes a report on to the superior or an office, who may read it from then on, or notes that the police was told.",
       .handler = with(services, tell_desk),
       .operation = "tell_contact_desk",
       .tag = "contacts",
       .needs = {"contact_report", record::Verb::update},
       .body = "ContactStepEntry",
       .answer = {.schema = "ContactReport"},
       .verb = "contact tell"});
  router.add({.method = "POST",
              .pattern = "/api/v1/contact-reports/{number}/answer",
              .scope = "api",
              .summary = "Answers whoever filed a report, and closes it if wished.",
              .handler = with(services, answer_report),
              .operation = "answer_contact_report",
              .tag = "contacts",
              .needs = {"contact_report", record::Verb::update},
              .body = "ContactAnswer",
              .answer = {.schema = "ContactReport"},
              .verb = "contact answer"});
  router.add({.method = "GET",
              .pattern = "/api/v1/contact-reports/{number}/paper",
              .scope = "api",
              .summary = "Prints a contact report for asking the police or another desk.",
              .handler = with(services, print_report),
              .operation = "print_contact_report",
              .tag = "contacts",
              .needs = {"contact_report", record::Verb::read},
              .query = paper_fields(),
              .answer = {.type = std::string(paper_types)},
              .verb = "contact paper"});
}

}  // namespace sekimori::web
