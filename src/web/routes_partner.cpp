#include <charconv>

#include "feature/protect/partners/whole_audit.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

template <class T>
Response answer_with(const record::KeptRecord<T>& known, int status = 200) {
  return with_etag(json_response(status, to_json(known)), known.version);
}
Response answer_with(const protect::KnownDisclosure& known, int status = 200) {
  return with_etag(json_response(status, protect::disclosure_json(known)), known.version);
}

Result<Response> list_partners(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_partners"));
  return page_of(
      TRY(services.safeguards.partners.list(request.session->actor)), wish, "list_partners",
      [](const protect::KnownPartner& known) { return known.value.name + "/" + known.id; },
      [](const protect::KnownPartner& known) { return to_json(known); });
}

Result<Response> add_partner(Services& services, const Request& request) {
  const Json& body = request.json;
  model::Partner partner;
  partner.name = body["name"].text();
  partner.kind = model::partner_kind_from(body["kind"].text()).value_or(model::PartnerKind::supplier);
  if (const std::string_view country = body["country"].text(); !country.empty()) partner.country = country;
  partner.address = body["address"].text();
  partner.registered_number = body["registered_number"].text();
  partner.contacts = texts_in(body, "contacts");
  const auto made = TRY(services.safeguards.partners.add(request.session->actor, partner, body["reason"].text()));
  Response response = answer_with(made, 201);
  response.headers.emplace_back("Location", "/api/v1/partners/" + made.id);
  return response;
}

Result<Response> add_nda(Services& services, const Request& request) {
  const Json& body = request.json;
  model::Nda nda;
  nda.title = body["title"].text();
  nda.signed_on = TRY(Day::parse(body["signed_on"].text()));
  if (const std::string_view ends = body["ends"].text(); !ends.empty()) nda.ends = TRY(Day::parse(ends));
  nda.secrets = texts_in(body, "secrets");
  nda.purpose = body["purpose"].text();
  return answer_with(
      TRY(services.safeguards.partners.add_nda(request.session->actor, request.parameters.front(), nda, body["reason"].text())), 201);
}

Result<Response> show_partner(Services& services, const Request& request) {
  return answer_with(TRY(services.safeguards.partners.find(request.session->actor, request.parameters.front())));
}

Result<Response> list_partner_audits(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_partner_audits"));
  return page_of(
      TRY(services.safeguards.audits.list(request.session->actor, request.parameters.front())), wish, "list_partner_audits",
      [](const protect::KnownAudit& known) { return known.value.on.to_string() + "/" + known.id; },
      [](const protect::KnownAudit& known) { return to_json(known); });
}

Result<Response> record_audit(Services& services, const Request& request) {
  const Json& body = request.json;
  std::vector<std::pair<std::string, std::string>> answers;
  for (const Json& row : body["answers"].items()) answers.emplace_back(row["step"].text(), row["answer"].text());
  std::vector<model::AuditFinding> findings;
  for (const Json& row : body["findings"].items()) {
    model::AuditFinding finding;
    finding.text = row["text"].text();
    finding.weight = row["weight"].string_or("minor");
    finding.due = TRY(day_in(row, "due"));
    findings.push_back(std::move(finding));
  }
  const Day day = TRY(day_in(body, "on")).value_or(services.safeguards.tasks.today());
  const auto kind = body["kind"].text() == "audit" ? model::AuditKind::audit : model::AuditKind::questionnaire;
  return answer_with(TRY(protect::record_whole_audit(services.safeguards.audits, request.session->actor, request.parameters.front(), kind,
                                                     day, answers, findings, text_in(body, "reason", "audit"))),
                     201);
}

Result<Response> close_finding(Services& services, const Request& request) {
  const std::string& written = request.parameters.at(1);
  std::size_t finding = 0;
  const char* const end = written.data() + written.size();
  if (const auto read = std::from_chars(written.data(), end, finding); read.ec != std::errc() || read.ptr != end)
    return error(ErrorCode::not_found, "{} is no number of a finding", written);
  const Day day = TRY(day_in(request.json, "on")).value_or(services.safeguards.tasks.today());
  return answer_with(TRY(services.safeguards.audits.close_finding(request.session->actor, request.parameters.front(), finding, day,
                                                                  text_in(request.json, "reason", "finding put right"))));
}

Result<Response> stop_partner(Services& services, const Request& request) {
  const std::string_view why = request.json["why"].text();
  return answer_with(TRY(
      services.safeguards.partners.stop(request.session->actor, request.parameters.front(), why, text_in(request.json, "reason", why))));
}

Result<Response> lift_stop(Services& services, const Request& request) {
  return answer_with(
      TRY(services.safeguards.partners.stop(request.session->actor, request.parameters.front(), "", request.json["reason"].text())));
}

Result<Response> list_disclosures(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_disclosures"));
  auto all = TRY(services.safeguards.partners.disclosures(request.session->actor, query_text(request, "partner")));
  const Day today = services.safeguards.tasks.today();
  if (query_flag(request, "overdue"))
    std::erase_if(all, [&](const protect::KnownDisclosure& known) { return !known.value.overdue(today); });
  return page_of(
      std::move(all), wish, "list_disclosures", [](const protect::KnownDisclosure& known) { return known.value.number; },
      [](const protect::KnownDisclosure& known) { return protect::disclosure_json(known); });
}

Result<Response> propose_disclosure(Services& services, const Request& request) {
  const Json& body = request.json;
  model::Disclosure disclosure;
  disclosure.secrets = texts_in(body, "secrets");
  disclosure.what = body["what"].text();
  disclosure.purpose = body["purpose"].text();
  disclosure.limits = body["limits"].text();
  disclosure.nda = body["nda"].text();
  disclosure.form = body["form"].string_or("data");
  disclosure.recipients = texts_in(body, "recipients");
  disclosure.return_due = TRY(day_in(body, "return_due"));
  disclosure.export_control = body["export_control"].bool_or(false);
  const auto made = TRY(
      services.safeguards.partners.propose(request.session->actor, body["partner"].text(), std::move(disclosure), body["reason"].text()));
  Response response = answer_with(made, 201);
  response.headers.emplace_back("Location", "/api/v1/disclosures/" + made.value.number);
  return response;
}

Result<Response> show_disclosure(Services& services, const Request& request) {
  return answer_with(TRY(services.safeguards.partners.disclosure(request.session->actor, request.parameters.front())));
}

Result<Response> answer_disclosure_step(Services& services, const Request& request) {
  model::StepAnswer answer;
  answer.step = request.parameters[1];
  answer.answer = request.json["answer"].text();
  answer.note = request.json["note"].text();
  return answer_with(TRY(services.safeguards.partners.answer(request.session->actor, request.parameters.front(), answer)));
}

Result<Response> sign_off_disclosure(Services& services, const Request& request) {
  const Json& body = request.json;
  return answer_with(TRY(services.safeguards.partners.sign_off(
      request.session->actor, request.parameters.front(), body["department"].text(), body["agreed"].bool_or(false), body["note"].text())));
}

Result<Response> make_disclosure(Services& services, const Request& request) {
  const Day day = TRY(day_in(request.json, "on")).value_or(services.safeguards.tasks.today());
  const auto due = TRY(day_in(request.json, "return_due"));
  return answer_with(TRY(services.safeguards.partners.disclose(request.session->actor, request.parameters.front(), day, due)));
}

Result<Response> end_disclosure(Services& services, const Request& request) {
  const Day day = TRY(day_in(request.json, "on")).value_or(services.safeguards.tasks.today());
  return answer_with(TRY(services.safeguards.partners.end(request.session->actor, request.parameters.front(),
                                                          request.json["destroyed"].bool_or(false), day, request.json["proof"].text())));
}

Json row_of(const protect::KnownLink& known) {
  Json row = to_json(known.value);
  row.set("id", known.id);
  return row;
}

Result<Response> list_links(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_partner_links"));
  return page_of(
      TRY(services.safeguards.links.list(request.session->actor)), wish, "list_partner_links",
      [](const protect::KnownLink& known) { return known.id; }, row_of);
}

Result<Response> make_link(Services& services, const Request& request) {
  const Json& body = request.json;
  protect::LinkRequest wish;
  wish.purpose = protect::link_purpose_from(body["purpose"].text()).value_or(protect::LinkPurpose::acknowledge);
  wish.object = body["object"].text();
  wish.recipient = body["recipient"].text();
  wish.days = static_cast<int>(body["days"].integer_or(wish.days));
  const auto made = TRY(services.safeguards.links.create(request.session->actor, wish, body["reason"].text()));
  Json row = row_of(made.known);
  row.set("path", "/partner/" + made.token.reveal());
  return json_response(201, row);
}

Result<Response> revoke_link(Services& services, const Request& request) {
  return json_response(
      200,
      row_of(TRY(services.safeguards.links.revoke(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

}  // namespace

void add_partner_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/partners",
              .scope = "api",
              .summary = "Lists partners, by name.",
              .handler = with(services, list_partners),
              .operation = "list_partners",
              .tag = "partners",
              .needs = {"partner", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Partner", .shape = Shape::page},
              .verb = "partner list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partners",
              .scope = "api",
              .summary = "Registers a partner.",
              .handler = with(services, add_partner),
              .operation = "add_partner",
              .tag = "partners",
              .needs = {"partner", record::Verb::create},
              .body = "PartnerEntry",
              .answer = {.status = 201, .schema = "Partner"},
              .idempotency_key = Wanted::accepted,
              .verb = "partner add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partners/{id}/ndas",
              .scope = "api",
              .summary = "Records an agreement on secrecy with a partner; one with the same title is replaced.",
              .handler = with(services, add_nda),
              .operation = "add_partner_nda",
              .tag = "partners",
              .needs = {"partner", record::Verb::update},
              .body = "PartnerNdaEntry",
              .answer = {.status = 201, .schema = "Partner"},
              .idempotency_key = Wanted::accepted,
              .verb = "partner nda"});
  router.add({.method = "GET",
              .pattern = "/api/v1/partners/{id}",
              .scope = "api",
              .summary = "Shows a partner with its contracts.",
              .handler = with(services, show_partner),
              .operation = "show_partner",
              .tag = "partners",
              .needs = {"partner", record::Verb::read},
              .answer = {.schema = "Partner"},
              .verb = "partner show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/partners/{id}/audits",
              .scope = "api",
              .summary = "Lists questionnaires and audits of a partner, oldest first.",
              .handler = with(services, list_partner_audits),
              .operation = "list_partner_audits",
              .tag = "partners",
              .needs = {"partner_audit", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "PartnerAudit", .shape = Shape::page},
              .verb = "partner show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partners/{id}/audits",
              .scope = "api",
              .summary = "Records a questionnaire or a visit with what was found; a finding with a day becomes a task.",
              .handler = with(services, record_audit),
              .operation = "record_partner_audit",
              .tag = "partners",
              .needs = {"partner_audit", record::Verb::create},
              .body = "PartnerAuditEntry",
              .answer = {.status = 201, .schema = "PartnerAudit"},
              .idempotency_key = Wanted::accepted,
              .verb = "partner audit"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partner-audits/{id}/findings/{finding}/closing",
              .scope = "api",
              .summary = "Closes a finding of an audit that was put right; findings are counted from 1.",
              .handler = with(services, close_finding),
              .operation = "close_partner_finding",
              .tag = "partners",
              .needs = {"partner_audit", record::Verb::update},
              .body = "FindingClosing",
              .answer = {.schema = "PartnerAudit"},
              .idempotency_key = Wanted::accepted,
              .verb = "partner finding close"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partners/{id}/stop",
              .scope = "api",
              .summary = "Stops a partner: nothing more is disclosed to it or taken from it.",
              .handler = with(services, stop_partner),
              .operation = "stop_partner",
              .tag = "partners",
              .needs = {"partner", record::Verb::update},
              .body = "PartnerStopping",
              .answer = {.schema = "Partner"},
              .idempotency_key = Wanted::accepted,
              .verb = "partner stop"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partners/{id}/stop-lifting",
              .scope = "api",
              .summary = "Lifts the stop of a partner.",
              .handler = with(services, lift_stop),
              .operation = "lift_partner_stop",
              .tag = "partners",
              .needs = {"partner", record::Verb::update},
              .body = "TaskDropping",
              .answer = {.schema = "Partner"},
              .idempotency_key = Wanted::accepted,
              .verb = "partner stop"});
  router.add(
      {.method = "GET",
       .pattern = "/api/v1/disclosures",
       .scope = "api",
       .summary = "Lists what was disclosed to partners, by number.",
       .handler = with(services, list_disclosures),
       .operation = "list_disclosures",
       .tag = "disclosures",
       .needs = {"disclosure", record::Verb::list},
       .query = page_fields({text_field("partner", "to this partner", 300), flag_field("overdue", "only what should have been returned")}),
       .answer = {.schema = "Disclosure", .shape = Shape::page},
       .verb = "disclosure list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/disclosures",
              .scope = "api",
              .summary = "Proposes a disclosure to a partner.",
              .handler = with(services, propose_disclosure),
              .operation = "propose_disclosure",
              .tag = "disclosures",
              .needs = {"disclosure", record::Verb::create},
              .body = "DisclosureProposal",
              .answer = {.status = 201, .schema = "Disclosure"},
              .idempotency_key = Wanted::accepted,
              .verb = "disclosure propose"});
  router.add({.method = "GET",
              .pattern = "/api/v1/disclosures/{number}",
              .scope = "api",
              .summary = "Shows a disclosure with the steps before it.",
              .handler = with(services, show_disclosure),
              .operation = "show_disclosure",
              .tag = "disclosures",
              .needs = {"disclosure", record::Verb::read},
              .answer = {.schema = "Disclosure"},
              .verb = "disclosure show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/disclosures/{number}/steps/{step}",
              .scope = "api",
              .summary = "Answers a step before a disclosure.",
              .handler = with(services, answer_disclosure_step),
              .operation = "answer_disclosure_step",
              .tag = "disclosures",
              .needs = {"disclosure", record::Verb::update},
              .body = "StepAnswering",
              .answer = {.schema = "Disclosure"},
              .idempotency_key = Wanted::accepted,
              .verb = "disclosure answer"});
  router.add({.method = "POST",
              .pattern = "/api/v1/disclosures/{number}/sign-offs",
              .scope = "api",
              .summary = "Agrees to a disclosure for a department, or refuses it.",
              .handler = with(services, sign_off_disclosure),
              .operation = "sign_off_disclosure",
              .tag = "disclosures",
              .needs = {"disclosure", record::Verb::approve},
              .body = "DisclosureSignOff",
              .answer = {.schema = "Disclosure"},
              .idempotency_key = Wanted::accepted,
              .verb = "disclosure sign"});
  router.add({.method = "POST",
              .pattern = "/api/v1/disclosures/{number}/disclosed",
              .scope = "api",
              .summary = "Records that an approved disclosure has happened.",
              .handler = with(services, make_disclosure),
              .operation = "make_disclosure",
              .tag = "disclosures",
              .needs = {"disclosure", record::Verb::update},
              .body = "DisclosureMade",
              .answer = {.schema = "Disclosure"},
              .idempotency_key = Wanted::accepted,
              .verb = "disclosure record"});
  router.add({.method = "POST",
              .pattern = "/api/v1/disclosures/{number}/returned",
              .scope = "api",
              .summary = "Records return or destruction of what was disclosed.",
              .handler = with(services, end_disclosure),
              .operation = "end_disclosure",
              .tag = "disclosures",
              .needs = {"disclosure", record::Verb::update},
              .body = "DisclosureEnd",
              .answer = {.schema = "Disclosure"},
              .idempotency_key = Wanted::accepted,
              .verb = "disclosure return"});
  router.add({.method = "GET",
              .pattern = "/api/v1/partner-links",
              .scope = "api",
              .summary = "Lists links for partners, without their tokens.",
              .handler = with(services, list_links),
              .operation = "list_partner_links",
              .tag = "partner-links",
              .needs = {"partner_link", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "PartnerLink", .shape = Shape::page},
              .verb = "partner link list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partner-links",
              .scope = "api",
              .summary = "Makes a link that works once and needs no account; its token is shown only now.",
              .handler = with(services, make_link),
              .operation = "make_partner_link",
              .tag = "partner-links",
              .needs = {"partner_link", record::Verb::create},
              .body = "PartnerLinkWish",
              .answer = {.status = 201, .schema = "PartnerLink"},
              .verb = "partner link create"});
  router.add({.method = "POST",
              .pattern = "/api/v1/partner-links/{id}/revocation",
              .scope = "api",
              .summary = "Revokes a link for a partner.",
              .handler = with(services, revoke_link),
              .operation = "revoke_partner_link",
              .tag = "partner-links",
              .needs = {"partner_link", record::Verb::update},
              .body = "TaskDropping",
              .answer = {.schema = "PartnerLink"},
              .idempotency_key = Wanted::accepted,
              .verb = "partner link revoke"});
}

}  // namespace sekimori::web
