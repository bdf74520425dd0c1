// Reports of a hub on their way: received, triaged, reviewed, consented to, released. What masking makes of them: routes_hub_masking.cpp.
#include "feature/share/funnel.h"
#include "feature/share/staff.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/hub_report_body.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Response answer_with(const Request& request, const share::KnownReport& known, int status = 200) {
  return with_etag(json_response(status, shown_to(request.session->actor, known.value)), known.version);
}

Result<Response> list_reports(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_reports"));
  // Asked for is what is shown: the state of a report is no way around what its reporter is told of it.
  std::vector<Json> rows;
  for (const share::KnownReport& known : TRY(services.hub.reports.list(request.session->actor)))
    rows.push_back(shown_to(request.session->actor, known.value));
  for (const std::string_view field : {"state", "triage", "kind", "member"})
    if (const std::string_view wanted = query_text(request, field); !wanted.empty())
      std::erase_if(rows, [&](const Json& row) { return row[field].text() != wanted; });
  return page_of(
      std::move(rows), wish, "list_hub_reports", [](const Json& row) { return newest_first(row["number"].text()); },
      [](const Json& row) { return row; });
}

Result<Response> show_funnel(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = "hub_funnel", .id = ""}));
  auto reports = TRY(services.hub.reports.list(actor));
  if (const auto from = TRY(query_day(request, "from")))
    std::erase_if(reports, [&](const share::KnownReport& known) { return services.zone.day_of(known.value.received_at) < *from; });
  return json_response(200, Json::object({{"steps", to_json(share::funnel_of(reports, TRY(services.hub.reports.shares(actor))))}}));
}

Result<Response> show_report(Services& services, const Request& request) {
  return answer_with(request, TRY(services.hub.reports.find(request.session->actor, request.parameters.front())));
}

Result<Response> receive_report(Services& services, const Request& request) {
  const Json& body = request.json;
  const share::ReportEntry entry{.member = member_in(request),
                                 .kind = share::report_kind_from(body["kind"].text()),
                                 .channel = "browser",
                                 .title = std::string(body["title"].text()),
                                 .passwords = texts_in(body, "passwords"),
                                 .widest = std::string(body["widest"].text())};
  const auto made = TRY(services.hub.reports.receive(request.session->actor, entry, TRY(files_in(body))));
  Response response = answer_with(request, made, 201);
  response.headers.emplace_back("Location", "/api/v1/hub-reports/" + made.value.number);
  return response;
}

Result<Response> triage_report(Services& services, const Request& request) {
  if (!request.json["kind"].text().empty())
    if (const auto kind = share::report_kind_from(request.json["kind"].text()))
      TRY(services.hub.reports.set_kind(request.session->actor, request.parameters.front(), *kind, request.json["note"].text()));
  return answer_with(request,
                     TRY(services.hub.reports.triage(request.session->actor, request.parameters.front(),
                                                     share::triage_from(request.json["triage"].text()).value_or(share::Triage::other),
                                                     request.json["note"].text())));
}

Result<Response> review_report(Services& services, const Request& request) {
  return answer_with(request, TRY(services.hub.reports.review(request.session->actor, request.parameters.front(),
                                                              request.json["sha256"].text(), request.json["note"].text())));
}

Result<Response> consent_to_report(Services& services, const Request& request) {
  const Json& body = request.json;
  return answer_with(request, TRY(services.hub.reports.consent(request.session->actor, request.parameters.front(), body["sha256"].text(),
                                                               TRY(day_in(body, "until")), body["note"].text())));
}

Result<Response> allow_report(Services& services, const Request& request) {
  return answer_with(request, TRY(services.hub.reports.allow(request.session->actor, request.parameters.front(),
                                                             request.json["widest"].text(), request.json["reason"].text())));
}

Result<Response> withdraw_consent(Services& services, const Request& request) {
  return answer_with(request,
                     TRY(services.hub.reports.withdraw(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

Result<Response> merge_report(Services& services, const Request& request) {
  return answer_with(request, TRY(services.hub.reports.merge(request.session->actor, request.parameters.front(),
                                                             request.json["into"].text(), request.json["reason"].text())));
}

Result<Response> close_report(Services& services, const Request& request) {
  return answer_with(request,
                     TRY(services.hub.reports.close(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

Result<Response> reopen_report(Services& services, const Request& request) {
  return answer_with(request,
                     TRY(services.hub.reports.reopen(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

// What a step of a report's way needs besides its pattern, handler and words.
Route report_step(std::string_view step, std::string_view operation, record::Verb needed, std::string_view body, Handler handler,
                  std::string summary) {
  return {.method = "POST",
          .pattern = fmt::format("/api/v1/hub-reports/{{number}}/{}", step),
          .scope = "api",
          .summary = std::move(summary),
          .handler = std::move(handler),
          .operation = std::string(operation),
          .tag = "hub-reports",
          .needs = {"hub_report", needed},
          .body = std::string(body),
          .answer = {.schema = "HubReport"},
          .idempotency_key = Wanted::accepted};
}

Route with_verb(Route route, std::string_view verb) {
  route.verb = verb;
  return route;
}

}  // namespace

void add_hub_report_routes(Router& router, Services& services) {
  router.add(
      {.method = "GET",
       .pattern = "/api/v1/hub-reports",
       .scope = "api",
       .summary = "Lists reports to the hub that one may know of, newest first.",
       .handler = with(services, list_reports),
       .operation = "list_hub_reports",
       .tag = "hub-reports",
       .needs = {"hub_report", record::Verb::list},
       .query = page_fields(
           {choice_field("state", {"received", "triaged", "masked", "reviewed", "consented", "released", "recalled", "merged", "closed"},
                         "in this state"),
            choice_field("triage", {"waiting", "targeted", "mass_mail", "phishing", "other"}, "triaged so"),
            choice_field("kind",
                         {"mail_with_attachment", "mail_with_url", "mail_plain", "exchange_thread", "spoofed_staff", "fake_site",
                          "mass_mail_in_our_name", "form_flooding", "insider_leak", "supplier_incident", "vulnerability", "good_practice",
                          "problem"},
                         "of this kind"),
            text_field("member", "from this member", 40)}),
       .answer = {.schema = "HubReport", .shape = Shape::page},
       .verb = "report list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-reports",
              .scope = "api",
              .summary =
                  "Sends a report of one file or several to the hub; each is sealed under a key of its own. Without a kind: what the "
                  "files tell.",
              .handler = with(services, receive_report),
              .operation = "send_hub_report",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::create},
              .body = "HubReportEntry",
              .answer = {.status = 201, .schema = "HubReport"},
              .idempotency_key = Wanted::accepted,
              .verb = "report receive"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-funnel",
              .scope = "api",
              .summary = "How many reports got how far, and the median hours it took.",
              .handler = with(services, show_funnel),
              .operation = "show_hub_funnel",
              .tag = "hub-reports",
              .needs = {"hub_funnel", record::Verb::read},
              .query = {day_field("from", "of reports received on or after that day")},
              .answer = {.schema = "HubFunnel"},
              .verb = "report funnel"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-reports/{number}",
              .scope = "api",
              .summary = "Shows a report to the hub with its steps.",
              .handler = with(services, show_report),
              .operation = "show_hub_report",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::read},
              .answer = {.schema = "HubReport"},
              .verb = "report show"});
  router.add(with_verb(report_step("triage", "triage_hub_report", record::Verb::update, "HubTriage", with(services, triage_report),
                                   "Says what a report is; mass mail and plain phishing are answered and counted apart."),
                       "report triage"));
  router.add(with_verb(report_step("review", "review_hub_report", record::Verb::approve, "HubApproval", with(services, review_report),
                                   "Says as the second person that these very bytes may leave."),
                       "report review"));
  router.add(with_verb(report_step("consent", "consent_to_hub_report", record::Verb::approve, "HubConsent",
                                   with(services, consent_to_report), "Agrees for the member that these very bytes are shared."),
                       "report consent"));
  router.add(with_verb(report_step("label", "allow_hub_report", record::Verb::approve, "HubReportLabel", with(services, allow_report),
                                   "Says for the member how far a report may go at most, whatever label stands inside."),
                       "report allow"));
  router.add(with_verb(report_step("withdrawal", "withdraw_hub_consent", record::Verb::approve, "HubReason",
                                   with(services, withdraw_consent), "Takes a consent back; what was released is recalled."),
                       "report withdraw"));
  router.add(with_verb(report_step("merge", "merge_hub_report", record::Verb::update, "HubMerge", with(services, merge_report),
                                   "Merges a report into another that tells of the same mails."),
                       "report merge"));
  router.add(with_verb(report_step("closing", "close_hub_report", record::Verb::update, "HubReason", with(services, close_report),
                                   "Closes a report with the answer that was given."),
                       "report close"));
  router.add(with_verb(report_step("reopening", "reopen_hub_report", record::Verb::update, "HubReason", with(services, reopen_report),
                                   "Opens a report again that was closed or merged."),
                       "report reopen"));
}

}  // namespace sekimori::web
