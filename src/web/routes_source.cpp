#include "feature/watch/source_days.h"
#include "feature/watch/source_json.h"
#include "feature/watch/staff_notice.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> take_events(Services& services, const Request& request) {
  const std::string& source = request.parameters.front();
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "event", .id = source}));
  auto answer = services.ingestion.accept(source, request.header("idempotency-key"), request.body);
  if (!answer) {
    services.trace.write(TraceLevel::warning, "ingest.refused",
                         {{"code", describe(answer.error().code).name}, {"bytes", request.body.size()}});
    return std::unexpected(std::move(answer).error());
  }
  return json_response(200, watch::to_json(*answer));
}

Result<Response> list_sources(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_sources"));
  return page_of(
      TRY(services.sources.health(request.session->actor, services.zone)), wish, "list_sources",
      [](const watch::SourceHealth& health) { return health.known.id.to_string(); },
      [](const watch::SourceHealth& health) { return to_json(health); });
}

Result<Response> show_source(Services& services, const Request& request) {
  const std::string& wanted = request.parameters.front();
  for (const watch::SourceHealth& health : TRY(services.sources.health(request.session->actor, services.zone)))
    if (health.known.id.to_string() == wanted || health.known.source.name == wanted) return json_response(200, to_json(health));
  return error(ErrorCode::not_found, "no source {}", wanted);
}

Result<Response> show_days(Services& services, const Request& request) {
  return json_response(
      200, to_json(TRY(watch::source_days(services.database, services.sources, request.session->actor, request.parameters.front(),
                                          TRY(query_day(request, "from")), TRY(query_day(request, "to"))))));
}

Result<Response> print_notice(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto sources = TRY(watch::sources_for_notice(services.sources, actor, query_texts(request, "source")));
  const auto notice = watch::write_staff_notice(
      sources, {.firm = std::string(query_text(request, "company")), .contact = std::string(query_text(request, "contact"))},
      paper_language(request));
  return paper_answer(request, notice.paper, "notice");
}

}  // namespace

void add_source_routes(Router& router, Services& services) {
  Route take;
  take.method = "POST";
  take.pattern = "/api/v1/sources/{id}/events";
  take.scope = "ingest:{}";
  take.summary =
      "Takes a batch of events as NDJSON of at most 16 MiB; answers once it is durable. The header Idempotency-Key names the batch.";
  take.operation = "take_events";
  take.tag = "sources";
  take.needs = {"event", record::Verb::create};
  take.body_type = "application/x-ndjson";
  take.answer = {.schema = "TakenEvents"};
  take.idempotency_key = Wanted::required;
  take.verb = "ingest";
  // The ingestion keeps the names of batches itself, together with their events.
  take.remembers = true;
  take.handler = with(services, take_events);
  router.add(std::move(take));
  router.add({.method = "GET",
              .pattern = "/api/v1/sources",
              .scope = "api",
              .summary = "Lists the sources of events with their health and monitoring basis.",
              .handler = with(services, list_sources),
              .operation = "list_sources",
              .tag = "sources",
              .needs = {"source", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Source", .shape = Shape::page},
              .verb = "source list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/sources/{id}",
              .scope = "api",
              .summary = "Shows one source of events, by id or name.",
              .handler = with(services, show_source),
              .operation = "show_source",
              .tag = "sources",
              .needs = {"source", record::Verb::list},
              .answer = {.schema = "Source"},
              .verb = "source list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/sources/{id}/days",
              .scope = "api",
              .summary = "How many events a source brought on each day, and the gaps that are longer than it may be silent.",
              .handler = with(services, show_days),
              .operation = "show_source_days",
              .tag = "sources",
              .needs = {"source", record::Verb::read},
              .query = {day_field("from", "from this day on"), day_field("to", "to this day")},
              .answer = {.schema = "SourceDays"},
              .verb = "source days"});
  router.add({.method = "GET",
              .pattern = "/api/v1/staff-notice",
              .scope = "api",
              .summary = "The notice that tells staff which logs are kept and why, as a paper; what is not registered is a blank.",
              .handler = with(services, print_notice),
              .operation = "print_staff_notice",
              .tag = "sources",
              .needs = {"source", record::Verb::list},
              .query = paper_fields({any_of(text_field("source", "of these sources, by name; of all unless given")),
                                     text_field("company", "name of the firm"), text_field("contact", "whom to ask")}),
              .answer = {.type = std::string(paper_types)},
              .verb = "source notice"});
}

}  // namespace sekimori::web
