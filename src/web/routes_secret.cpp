#include "feature/protect/secrecy_proof.h"
#include "feature/teach/teach_room.h"
#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<record::AsOf> as_of(const Services& services, const Request& request) {
  record::AsOf state;
  if (const auto day = TRY(query_day(request, "as_of"))) state.valid_at = services.zone.end_of(*day);
  state.known_at = TRY(query_instant(request, "known_at"));
  return state;
}

bool wanted(const model::TradeSecret& secret, const Request& request) {
  const auto fits = [&](std::string_view name, std::string_view value) {
    const std::string_view asked = query_text(request, name);
    return asked.empty() || asked == value;
  };
  const std::string_view text = query_text(request, "text");
  return fits("level", identifier_of(secret.level)) && fits("department", secret.department) && fits("medium", name_of(secret.medium)) &&
         fits("kind", name_of(secret.kind)) && (text.empty() || secret.title.contains(text) || secret.number.contains(text));
}

Json row_of(const protect::SecretRecord& item) {
  Json row = to_json(item.secret);
  row.set("id", item.id.to_string()).set("version", item.version.version).set("recorded_at", item.version.recorded_at.to_rfc3339());
  return row;
}

Result<Response> list_secrets(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_secrets"));
  auto all = TRY(services.reg.secrets(request.session->actor, TRY(as_of(services, request))));
  std::erase_if(all, [&](const protect::SecretRecord& item) { return !wanted(item.secret, request); });
  return page_of(std::move(all), wish, "list_secrets", [](const auto& item) { return item.secret.number; }, row_of);
}

Result<Response> show_secret(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  const auto found = TRY(services.reg.find_secret_by_number(request.session->actor, number, TRY(as_of(services, request))));
  if (!found) return error(ErrorCode::not_found, "no secret {}", number);
  return with_etag(json_response(200, row_of(*found)), found->version.version);
}

Result<Response> prove_secret(Services& services, const Request& request) {
  const auto day = TRY(query_day(request, "as_of"));
  const Day on = day.value_or(services.zone.day_of(services.clock.now()));
  return json_response(200, to_json(TRY(protect::prove_secrecy(services.reg, services.protect.receipts, request.session->actor,
                                                               request.parameters.front(), on, services.zone, &services.teach.learning))));
}

}  // namespace

void add_secret_routes(Router& router, Services& services) {
  const QueryField day = day_field("as_of", "as it stood at the end of that day");
  router.add({.method = "GET",
              .pattern = "/api/v1/secrets",
              .scope = "api",
              .summary = "Lists the registered secrets by number.",
              .handler = with(services, list_secrets),
              .operation = "list_secrets",
              .tag = "secrets",
              .needs = {"secret", record::Verb::list},
              .query = page_fields({day, instant_field("known_at", "only what had been recorded by then"),
                                    choice_field("level", {"level_top", "level_confidential", "level_internal"}, "of this level"),
                                    choice_field("kind", {"technical", "business"}, "of this kind"),
                                    choice_field("medium", {"paper", "electronic", "object", "know_how"}, "on this medium"),
                                    text_field("department", "of this department"), text_field("text", "with this in number or title")}),
              .answer = {.schema = "Secret", .shape = Shape::page},
              .verb = "secret list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/secrets/{number}",
              .scope = "api",
              .summary = "Shows one registered secret; reading one of the top level is recorded.",
              .handler = with(services, show_secret),
              .operation = "show_secret",
              .tag = "secrets",
              .needs = {"secret", record::Verb::read},
              .query = {day, instant_field("known_at", "only what had been recorded by then")},
              .answer = {.schema = "Secret"},
              .verb = "secret show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/secrets/{number}/proof",
              .scope = "api",
              .summary = "Proves secrecy management as of a day: what was recorded by then, apart from what was entered afterwards.",
              .handler = with(services, prove_secret),
              .operation = "prove_secret",
              .tag = "secrets",
              .needs = {"secret", record::Verb::read},
              .query = {day_field("as_of", "the day; today unless given")},
              .answer = {.schema = "SecrecyProof"},
              .verb = "secret proof"});
}

}  // namespace sekimori::web
