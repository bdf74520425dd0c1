// A company as a member of a hub: the way to the hub, what was reported to it, and its warnings.
#include "base/text.h"
#include "feature/share/share_room.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/hub_member.h"
#include "web/hub_report_body.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

HubAsker asker_of(const Request& request) { return {request.session->actor, language_of(request)}; }

Response answer_with(const share::KnownSentReport& known, int status = 200) {
  return with_etag(json_response(status, to_json(known.value)), known.version);
}
Response answer_with(const share::KnownHubLink& known) { return with_etag(json_response(200, shown_json(known.value)), known.version); }
Response answer_with(const share::KnownWarning& known) { return with_etag(json_response(200, to_json(known.value)), known.version); }

// The way is told to everybody who may send or read; whoever sets it up is another one.
Result<Response> list_links(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_links"));
  return page_of(
      TRY(services.hub.links.list(request.session->actor)), wish, "list_hub_links",
      [](const share::KnownHubLink& known) { return known.value.name; },
      [](const share::KnownHubLink& known) { return shown_json(known.value); });
}

Result<Response> put_link(Services& services, const Request& request) {
  const Json& body = request.json;
  share::HubLink link;
  link.name = request.parameters.front();
  link.address = body["address"].text();
  link.member = body["member"].text();
  link.authorities = body["authorities"].text();
  TRY(services.hub.links.put(request.session->actor, link, Sensitive<std::string>(std::string(body["token"].text())),
                             text_in(body, "reason", "joined")));
  return answer_with(TRY(services.member.try_link(asker_of(request), link.name)));
}

Result<Response> try_link(Services& services, const Request& request) {
  return answer_with(TRY(services.member.try_link(asker_of(request), request.parameters.front())));
}

Result<Response> unlink(Services& services, const Request& request) {
  return json_response(200, TRY(services.member.unlink(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

Result<Response> fetch_warnings(Services& services, const Request& request) {
  return services.jobs.begin(request, "fetch_warnings",
                             [&services, asker = asker_of(request), hub = request.parameters.front()](JobProgress&) -> Result<Json> {
                               return services.member.fetch_warnings(asker, hub);
                             });
}

Result<share::ReportToSend> report_in(Services& services, const Request& request) {
  const Json& body = request.json;
  const std::string_view note = body["note"].text();
  share::ReportToSend report;
  if (const std::string_view number = body["case"].text(); !number.empty())
    report = TRY(services.member.report_of_case(request.session->actor, number, note));
  else if (const std::string_view id = body["alert"].text(); !id.empty())
    report = TRY(services.member.report_of_alert(request.session->actor, id, note));
  else if (const std::string_view warning = body["warning"].text(); !warning.empty())
    report = TRY(services.member.report_of_warning(request.session->actor, warning, note));
  else {
    report.kind = body["kind"].text();
    for (share::IncomingFile& one : TRY(files_in(body))) {
      model::HubReportFile file{.name = std::move(one.name), .content = std::string(as_text(ByteView(one.bytes)))};
      if (report.file_name.empty()) {
        report.file_name = std::move(file.name);
        report.content = std::move(file.content);
      } else {
        report.further.push_back(std::move(file));
      }
    }
  }
  if (const std::string_view title = body["title"].text(); !title.empty()) report.title = title;
  return report;
}

Result<Response> preview_report(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "sent_report", .id = ""}));
  const share::ReportToSend report = TRY(report_in(services, request));
  std::string text = report.content;
  for (const model::HubReportFile& one : report.further) text += fmt::format("\n--- {}\n{}", one.name, one.content);
  return json_response(
      200, Json::object({{"kind", report.kind}, {"title", report.title}, {"file_name", report.file_name}, {"text", scrub_utf8(text)}}));
}

Result<Response> send_report(Services& services, const Request& request) {
  return answer_with(TRY(services.member.send(asker_of(request), request.json["hub"].text(), TRY(report_in(services, request)))), 201);
}

Result<Response> list_sent(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_sent_reports"));
  return page_of(
      TRY(services.hub.sent.list(request.session->actor)), wish, "list_sent_reports",
      [](const share::KnownSentReport& known) { return newest_first(known.value.number); },
      [](const share::KnownSentReport& known) { return to_json(known.value); });
}

Result<Response> follow_sent(Services& services, const Request& request) {
  return answer_with(TRY(services.member.follow(asker_of(request), request.parameters.front())));
}

Result<Response> show_sent_draft(Services& services, const Request& request) {
  return text_response(200, TRY(services.member.draft(asker_of(request), request.parameters.front())), "application/json");
}

Result<Response> consent_to_sent(Services& services, const Request& request) {
  const Json& body = request.json;
  return answer_with(TRY(services.member.consent(asker_of(request), request.parameters.front(), std::string(body["sha256"].text()),
                                                 std::string(body["until"].text()), std::string(body["note"].text()))));
}

Result<Response> withdraw_sent(Services& services, const Request& request) {
  return answer_with(
      TRY(services.member.withdraw(asker_of(request), request.parameters.front(), std::string(request.json["reason"].text()))));
}

Result<Response> list_warnings(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_warnings"));
  auto all = TRY(services.hub.warnings->list(request.session->actor));
  if (const std::string_view state = query_text(request, "state"); !state.empty())
    std::erase_if(all, [&](const share::KnownWarning& known) { return name_of(known.value.state) != state; });
  if (query_flag(request, "seen"))
    std::erase_if(all, [](const share::KnownWarning& known) { return !known.value.looked || !known.value.looked->seen(); });
  return page_of(
      std::move(all), wish, "list_hub_warnings", [](const share::KnownWarning& known) { return newest_first(known.value.number); },
      [](const share::KnownWarning& known) { return to_json(known.value); });
}

Result<Response> show_warning(Services& services, const Request& request) {
  const share::KnownWarning known = TRY(services.hub.warnings->find(request.session->actor, request.parameters.front()));
  Json shown = to_json(known.value);
  shown.set("text", to_json(TRY(services.hub.warnings->text(known.value))));
  return with_etag(json_response(200, std::move(shown)), known.version);
}

Result<Response> look_back(Services& services, const Request& request) {
  return services.jobs.begin(
      request, "look_back", [&services, actor = request.session->actor, number = request.parameters.front()](JobProgress&) -> Result<Json> {
        const auto looked = TRY(services.member.look_back(actor, {number}));
        return to_json(looked.front().value);
      });
}

Result<Response> watch_warning(Services& services, const Request& request) {
  return answer_with(TRY(services.hub.warnings->watch(request.session->actor, request.parameters.front(),
                                                      TRY(day_in(request.json, "until")), request.json["reason"].text())));
}

Result<Response> list_rules(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_warning_rules"));
  auto all = TRY(services.hub.warnings->rules(request.session->actor));
  if (const std::string_view state = query_text(request, "state"); !state.empty())
    std::erase_if(all, [&](const share::WatchRule& rule) { return name_of(rule.state) != state; });
  return page_of(
      std::move(all), wish, "list_warning_rules", [](const share::WatchRule& rule) { return newest_first(rule.warning); },
      [](const share::WatchRule& rule) { return to_json(rule); });
}

Result<Response> answer_warning(Services& services, const Request& request) {
  return answer_with(TRY(
      services.member.answer(asker_of(request), request.parameters.front(), share::sighting_outcome_from(request.json["outcome"].text()))));
}

Route act(std::string pattern, std::string operation, std::string kind, record::Verb verb, std::string body, std::string schema,
          Handler handler, std::string summary, std::string verb_name, int status = 200) {
  return {.method = "POST",
          .pattern = std::move(pattern),
          .scope = "api",
          .summary = std::move(summary),
          .handler = std::move(handler),
          .operation = std::move(operation),
          .tag = "hub-membership",
          .needs = {std::move(kind), verb},
          .body = std::move(body),
          .answer = {.status = status, .schema = std::move(schema)},
          .idempotency_key = Wanted::accepted,
          .verb = std::move(verb_name)};
}

}  // namespace

void add_hub_link_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-links",
              .scope = "api",
              .summary = "Lists the hubs to which this firm belongs.",
              .handler = with(services, list_links),
              .operation = "list_hub_links",
              .tag = "hub-membership",
              .needs = {"hub_link", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "HubLink", .shape = Shape::page},
              .verb = "hub list"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/hub-links/{name}",
              .scope = "api",
              .summary = "Says how a hub is reached (address, our number there, the token it gave), and tries it at once.",
              .handler = with(services, put_link),
              .operation = "put_hub_link",
              .tag = "hub-membership",
              .needs = {"hub_link", record::Verb::create},
              .body = "HubLinkWish",
              .answer = {.schema = "HubLink"},
              .verb = "hub link"});
  router.add(act("/api/v1/hub-links/{name}/trial", "try_hub_link", "hub_link", record::Verb::update, "", "HubLink",
                 with(services, try_link), "Asks a hub whether the way to it works, and keeps what came of it.", "hub try"));
  router.add(act("/api/v1/hub-links/{name}/removal", "remove_hub_link", "hub_link", record::Verb::delete_, "HubLinkRemoval", "HubLinkLeft",
                 with(services, unlink), "Takes the way to a hub away; tells what stays.", "hub unlink"));
  router.add(act("/api/v1/hub-links/{name}/fetch", "fetch_warnings", "warning", record::Verb::update, "", "Job",
                 with(services, fetch_warnings), "Fetches new warnings from a hub and looks back through our own events.", "hub fetch",
                 202));
  router.add(act("/api/v1/sent-reports/preview", "preview_sent_report", "sent_report", record::Verb::create, "SentReportWish",
                 "ReportToSend", with(services, preview_report), "What would be sent to the hub, before anything is.", "hub send"));
  router.add(act("/api/v1/sent-reports", "send_report", "sent_report", record::Verb::create, "SentReportWish", "SentReport",
                 with(services, send_report), "Reports a case, an alert or a file to a hub.", "hub send", 201));
  router.add({.method = "GET",
              .pattern = "/api/v1/sent-reports",
              .scope = "api",
              .summary = "Lists what was reported to hubs, newest first.",
              .handler = with(services, list_sent),
              .operation = "list_sent_reports",
              .tag = "hub-membership",
              .needs = {"sent_report", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "SentReport", .shape = Shape::page},
              .verb = "hub sent"});
  router.add(act("/api/v1/sent-reports/{number}/follow", "follow_sent_report", "sent_report", record::Verb::read, "", "SentReport",
                 with(services, follow_sent), "Asks the hub how far a report is.", "hub follow"));
  router.add({.method = "GET",
              .pattern = "/api/v1/sent-reports/{number}/draft",
              .scope = "api",
              .summary = "The very bytes that others would see, as the hub gives them; checked against the hash it named.",
              .handler = with(services, show_sent_draft),
              .operation = "show_sent_draft",
              .tag = "hub-membership",
              .needs = {"sent_report", record::Verb::read},
              .answer = {.type = "application/json"},
              .verb = "hub draft"});
  router.add(act("/api/v1/sent-reports/{number}/consent", "consent_to_sent_report", "sent_report", record::Verb::approve, "SentConsent",
                 "SentReport", with(services, consent_to_sent), "Agrees that these very bytes are shared.", "hub consent"));
  router.add(act("/api/v1/sent-reports/{number}/withdrawal", "withdraw_sent_report", "sent_report", record::Verb::approve, "SentWithdrawal",
                 "SentReport", with(services, withdraw_sent), "Takes the consent back; the hub recalls what it released.", "hub withdraw"));
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-warnings",
              .scope = "api",
              .summary = "Lists warnings that came from hubs, newest first.",
              .handler = with(services, list_warnings),
              .operation = "list_hub_warnings",
              .tag = "hub-membership",
              .needs = {"warning", record::Verb::list},
              .query = page_fields({choice_field("state", {"arrived", "looked", "answered", "recalled"}, "in this state"),
                                    flag_field("seen", "only those that were met here")}),
              .answer = {.schema = "HubWarning", .shape = Shape::page},
              .verb = "warning list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-warnings/{number}",
              .scope = "api",
              .summary = "A warning with its words, what to look for, and what of it was met here.",
              .handler = with(services, show_warning),
              .operation = "show_hub_warning",
              .tag = "hub-membership",
              .needs = {"warning", record::Verb::read},
              .answer = {.schema = "HubWarningWhole"},
              .verb = "warning show"});
  router.add(act("/api/v1/hub-warnings/{number}/look-back", "look_back", "warning", record::Verb::update, "", "Job",
                 with(services, look_back), "Looks for what a warning tells of in our own events.", "warning look-back", 202));
  router.add(act("/api/v1/hub-warnings/{number}/watch", "watch_hub_warning", "warning", record::Verb::update, "WarningWatch", "HubWarning",
                 with(services, watch_warning), "Looks for it in what comes in, too, until a day; without a day no longer.",
                 "warning watch"));
  router.add({.method = "GET",
              .pattern = "/api/v1/warning-rules",
              .scope = "api",
              .summary = "Lists watched warnings as the rules of detection they are: origin, last day, withdrawal.",
              .handler = with(services, list_rules),
              .operation = "list_warning_rules",
              .tag = "hub-membership",
              .needs = {"warning", record::Verb::list},
              .query = page_fields({choice_field("state", {"in_force", "expired", "withdrawn"}, "in this state")}),
              .answer = {.schema = "WarningRule", .shape = Shape::page},
              .verb = "warning rules"});
  router.add(act("/api/v1/hub-warnings/{number}/answer", "answer_hub_warning", "warning", record::Verb::update, "WarningAnswerWish",
                 "HubWarning", with(services, answer_warning), "Tells the hub whether it was seen here.", "warning answer"));
}

}  // namespace sekimori::web
