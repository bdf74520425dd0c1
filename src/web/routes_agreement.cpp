#include "record/token.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

struct Numbered {
  std::string place;  // staff number and the place among that person's agreements
  model::Agreement agreement;
};

Result<Response> list_agreements(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_agreements"));
  const record::Actor& actor = request.session->actor;
  record::AsOf state;
  if (const auto day = TRY(query_day(request, "as_of"))) state.valid_at = services.zone.end_of(*day);
  std::vector<std::string> staff_numbers;
  if (const std::string_view one = query_text(request, "staff_number"); !one.empty()) staff_numbers.emplace_back(one);
  else
    for (const model::KnownPerson& known : TRY(services.reg.people(actor, state))) staff_numbers.push_back(known.person.staff_number);
  const std::string_view wanted = query_text(request, "state");
  std::vector<Numbered> all;
  for (const std::string& staff_number : staff_numbers) {
    int place = 0;
    for (model::Agreement& agreement : TRY(services.reg.agreements_of(actor, staff_number, state)))
      if (++place; wanted.empty() || wanted == name_of(agreement.state))
        all.push_back({fmt::format("{}/{:04}", staff_number, place), std::move(agreement)});
  }
  return page_of(
      std::move(all), wish, "list_agreements", [](const Numbered& one) { return one.place; },
      [](const Numbered& one) { return to_json(one.agreement); });
}

Json row_of(const protect::AgreementText& text) {
  return Json::object({{"version", text.version}, {"title", text.title}, {"text", text.text}, {"sha256", text.sha256}});
}

Result<Response> list_texts(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_agreement_texts"));
  return page_of(
      TRY(services.safeguards.agreements.texts(request.session->actor)), wish, "list_agreement_texts",
      [](const protect::AgreementText& text) { return text.version; }, row_of);
}

Result<Response> add_text(Services& services, const Request& request) {
  const Json& body = request.json;
  protect::AgreementText text;
  text.version = body["version"].text();
  text.title = text_in(body, "title", text.version);
  text.text = body["text"].text();
  return json_response(
      201,
      row_of(TRY(services.safeguards.agreements.keep_text(request.session->actor, text, text_in(body, "reason", "text of an agreement")))));
}

protect::AgreementKey key_of(const Json& body) {
  protect::AgreementKey key;
  key.staff_number = body["staff_number"].text();
  key.occasion = model::agreement_occasion_from(body["occasion"].text()).value_or(key.occasion);
  key.kind = model::agreement_kind_from(body["kind"].text()).value_or(key.kind);
  key.text_version = body["text_version"].text();
  return key;
}

Result<Day> day_of(Services& services, const Json& body) { return TRY(day_in(body, "on")).value_or(services.safeguards.tasks.today()); }

Result<Response> ask(Services& services, const Request& request) {
  const Json& body = request.json;
  return json_response(201, to_json(TRY(services.safeguards.agreements.ask(request.session->actor, key_of(body), texts_in(body, "secrets"),
                                                                           TRY(day_in(body, "term_ends")), TRY(day_of(services, body)),
                                                                           text_in(body, "reason", "asked")))));
}

Result<Response> sign(Services& services, const Request& request) {
  const Json& body = request.json;
  return json_response(201, to_json(TRY(services.safeguards.agreements.sign(
                                request.session->actor, key_of(body), TRY(day_of(services, body)), text_in(body, "reason", "signed")))));
}

Result<Response> refuse(Services& services, const Request& request) {
  const Json& body = request.json;
  return json_response(201,
                       to_json(TRY(services.safeguards.agreements.refuse(request.session->actor, key_of(body), TRY(day_of(services, body)),
                                                                         body["because"].text(), text_in(body, "reason", "refused")))));
}

}  // namespace

void add_agreement_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/agreements",
              .scope = "api",
              .summary = "Lists agreements on secrecy, of one person or of all.",
              .handler = with(services, list_agreements),
              .operation = "list_agreements",
              .tag = "agreements",
              .needs = {"agreement", record::Verb::list},
              .query = page_fields({day_field("as_of", "as it stood at the end of that day"), text_field("staff_number", "of this person"),
                                    choice_field("state", {"asked", "signed", "refused", "expired", "missing"}, "in this state")}),
              .answer = {.schema = "Agreement", .shape = Shape::page},
              .verb = "agreement list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/agreement-texts",
              .scope = "api",
              .summary = "Lists the kept texts of agreements, by version.",
              .handler = with(services, list_texts),
              .operation = "list_agreement_texts",
              .tag = "agreements",
              .needs = {"agreement_text", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "AgreementText", .shape = Shape::page},
              .verb = "agreement text list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/agreement-texts",
              .scope = "api",
              .summary = "Keeps the text of an agreement as a version; what people signed never changes.",
              .handler = with(services, add_text),
              .operation = "add_agreement_text",
              .tag = "agreements",
              .needs = {"agreement_text", record::Verb::create},
              .body = "AgreementTextEntry",
              .answer = {.status = 201, .schema = "AgreementText"},
              .idempotency_key = Wanted::accepted,
              .verb = "agreement text add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/agreements",
              .scope = "api",
              .summary = "Asks somebody to sign a promise of secrecy.",
              .handler = with(services, ask),
              .operation = "ask_agreement",
              .tag = "agreements",
              .needs = {"agreement", record::Verb::create},
              .body = "AgreementAsking",
              .answer = {.status = 201, .schema = "Agreement"},
              .idempotency_key = Wanted::accepted,
              .verb = "agreement ask"});
  router.add({.method = "POST",
              .pattern = "/api/v1/agreement-signatures",
              .scope = "api",
              .summary = "Records a signed promise of secrecy.",
              .handler = with(services, sign),
              .operation = "sign_agreement",
              .tag = "agreements",
              .needs = {"agreement", record::Verb::update},
              .body = "AgreementSigning",
              .answer = {.status = 201, .schema = "Agreement"},
              .idempotency_key = Wanted::accepted,
              .verb = "agreement sign"});
  router.add({.method = "POST",
              .pattern = "/api/v1/agreement-refusals",
              .scope = "api",
              .summary = "Records a refused signature and begins the steps that follow.",
              .handler = with(services, refuse),
              .operation = "refuse_agreement",
              .tag = "agreements",
              .needs = {"agreement", record::Verb::update},
              .body = "AgreementRefusing",
              .answer = {.status = 201, .schema = "Agreement"},
              .idempotency_key = Wanted::accepted,
              .verb = "agreement refuse"});
}

}  // namespace sekimori::web
