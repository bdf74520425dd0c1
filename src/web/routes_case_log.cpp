// What a case gathers besides exhibits: decisions, devices on hold, where it stands with police, court and authority, damage, and the duty
// to report personal data; and whom one may ask.
#include "feature/respond/case_log.h"
#include "feature/respond/go_to_map.h"
#include "feature/respond/personal_data.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<respond::KnownCase> case_of(Services& services, const Request& request) {
  return services.cases.find(request.session->actor, request.parameters.front());
}

// Every act is answered with the log as it stands then.
Result<Response> log_answer(Services& services, const Request& request, const respond::KnownCase& known, int status) {
  respond::CaseLog log(services.respond);
  return json_response(status, to_json(TRY(log.all(request.session->actor, known))));
}

Result<Response> show_log(Services& services, const Request& request) {
  return log_answer(services, request, TRY(case_of(services, request)), 200);
}

Result<Response> decide(Services& services, const Request& request) {
  const Json& body = request.json;
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::Decision decision;
  decision.what = body["what"].text();
  decision.grounds = body["grounds"].text();
  decision.scope = body["scope"].text();
  decision.effect_on_evidence = body["effect_on_evidence"].text();
  decision.decided_by = body["decided_by"].text();
  respond::CaseLog log(services.respond);
  TRY(log.decide(request.session->actor, known, std::move(decision)));
  return log_answer(services, request, known, 201);
}

Result<Response> hold_device(Services& services, const Request& request) {
  const Json& body = request.json;
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::DeviceHold hold;
  hold.device = body["device"].text();
  hold.place = body["place"].text();
  hold.seal = body["seal"].text();
  hold.until = TRY(day_in(body, "until"));
  hold.silent = body["silent"].bool_or(true);
  respond::CaseLog log(services.respond);
  TRY(log.hold_device(request.session->actor, known, std::move(hold), body["reason"].text()));
  return log_answer(services, request, known, 201);
}

Result<Response> release_device(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::CaseLog log(services.respond);
  TRY(log.release_device(request.session->actor, known, request.json["device"].text(), request.json["reason"].text()));
  return log_answer(services, request, known, 200);
}

Result<Response> refer(Services& services, const Request& request) {
  const Json& body = request.json;
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::Referral referral;
  referral.to = respond::referral_to_from(body["to"].text()).value_or(referral.to);
  referral.state = respond::referral_state_from(body["state"].text()).value_or(referral.state);
  referral.office = body["office"].text();
  referral.reference = body["reference"].text();
  referral.note = body["note"].text();
  referral.on = TRY(day_in(body, "on"));
  respond::CaseLog log(services.respond);
  TRY(log.refer(request.session->actor, known, referral));
  return log_answer(services, request, known, 201);
}

Result<Response> add_damage(Services& services, const Request& request) {
  const Json& body = request.json;
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::DamageItem item;
  item.category = body["category"].text();
  item.yen = body["yen"].integer_or(0);
  item.basis = body["basis"].text();
  item.exhibit = body["exhibit"].text();
  item.day = TRY(day_in(body, "day"));
  respond::CaseLog log(services.respond);
  TRY(log.add_damage(request.session->actor, known, std::move(item), body["reason"].text()));
  return log_answer(services, request, known, 201);
}

Result<Response> show_duty(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::PersonalData duties(services.respond);
  return json_response(200, respond::duty_json(TRY(duties.find(request.session->actor, known)), known.facts.noticed_at, services.zone));
}

Result<Response> answer_duty(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::PersonalData duties(services.respond);
  const auto answers = TRY(duties.change(request.session->actor, known, request.json, request.json["reason"].text()));
  return json_response(200, respond::duty_json(answers, known.facts.noticed_at, services.zone));
}

Result<Response> list_contacts(Services&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_contacts"));
  std::vector<std::pair<std::string, const respond::Contact*>> rows;  // in the order in which a case comes to need them
  for (const respond::Contact& contact : respond::contacts()) rows.emplace_back(fmt::format("{:04}", rows.size()), &contact);
  return page_of(
      std::move(rows), wish, "list_contacts", [](const auto& row) { return row.first; },
      [](const auto& row) { return to_json(*row.second); });
}

}  // namespace

void add_case_log_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/log",
              .scope = "api",
              .summary = "Shows decisions, devices on hold, referrals and damage of a case.",
              .handler = with(services, show_log),
              .operation = "show_case_log",
              .tag = "cases",
              .needs = {"case_decision", record::Verb::list},
              .answer = {.schema = "CaseLog"},
              .verb = "case log"});
  const auto add = [&](std::string_view what, std::string_view operation, std::string_view kind, record::Verb needed, std::string_view body,
                       int status, std::string_view summary, std::string_view verb,
                       Result<Response> (*handler)(Services&, const Request&)) {
    router.add({.method = "POST",
                .pattern = fmt::format("/api/v1/cases/{{number}}/{}", what),
                .scope = "api",
                .summary = std::string(summary),
                .handler = with(services, handler),
                .operation = std::string(operation),
                .tag = "cases",
                .needs = {std::string(kind), needed},
                .body = std::string(body),
                .answer = {.status = status, .schema = "CaseLog"},
                .idempotency_key = Wanted::accepted,
                .verb = std::string(verb)});
  };
  using record::Verb;
  add("decisions", "decide_in_case", "case_decision", Verb::create, "CaseDecisionEntry", 201,
      "Records a decision with its grounds and what it does to the evidence.", "case decide", decide);
  add("devices", "hold_device", "device_hold", Verb::create, "DeviceHoldWish", 201,
      "Holds a device: not started, wiped or handed out again; nobody is told of it.", "case device hold", hold_device);
  add("device-releases", "release_device", "hold", Verb::approve, "DeviceRelease", 200, "Releases a device that was on hold.",
      "case device release", release_device);
  add("referrals", "refer_case", "referral", Verb::create, "ReferralEntry", 201,
      "Records where the case stands with police, desk, court or authority; a step back needs a note.", "case referral", refer);
  add("damages", "add_damage", "damage", Verb::create, "DamageEntry", 201, "Adds an item of damage with the way its amount was found.",
      "case damage add", add_damage);
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/personal-data",
              .scope = "api",
              .summary = "Shows what was answered about personal data in a case, and the clocks of the duty to report.",
              .handler = with(services, show_duty),
              .operation = "show_personal_data_duty",
              .tag = "cases",
              .needs = {"personal_data_duty", record::Verb::list},
              .answer = {.schema = "PersonalDataDuty"},
              .verb = "case personal-data set"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/personal-data",
              .scope = "api",
              .summary = "Answers about personal data in a case; what is absent stays, null takes a day or a number back.",
              .handler = with(services, answer_duty),
              .operation = "answer_personal_data_duty",
              .tag = "cases",
              .needs = {"personal_data_duty", record::Verb::create},
              .body = "PersonalDataChange",
              .answer = {.schema = "PersonalDataDuty"},
              .idempotency_key = Wanted::accepted,
              .verb = "case personal-data set"});
  router.add({.method = "GET",
              .pattern = "/api/v1/contacts",
              .scope = "api",
              .summary = "Whom one may ask in what, and what to bring.",
              .handler = with(services, list_contacts),
              .operation = "list_contacts",
              .tag = "cases",
              .query = page_fields(),
              .answer = {.schema = "Contact", .shape = Shape::page},
              .verb = "case contacts"});
}

}  // namespace sekimori::web
