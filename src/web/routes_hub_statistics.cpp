#include "feature/share/quarterly_paper.h"
#include "feature/share/share_room.h"
#include "web/conditional.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<share::HubPeriod> period_in(const Request& request) {
  const std::string_view quarter = query_text(request, "quarter"), year = query_text(request, "fiscal_year");
  if (quarter.empty() == year.empty()) return error(ErrorCode::invalid_input, "one of quarter and fiscal_year is needed");
  return quarter.empty() ? share::HubPeriod::fiscal_year(year) : share::HubPeriod::quarter(quarter);
}

std::vector<QueryField> period_fields() {
  return {text_field("quarter", "2014Q1 is January to March 2014", 6), text_field("fiscal_year", "2014 is April 2014 to March 2015", 4)};
}

Result<Response> show_statistics(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  share::CountsView view;
  view.sig = query_text(request, "sig");
  if (!view.sig.empty()) TRY(services.hub.sigs.find(actor, view.sig));
  if (query_flag(request, "exact")) {
    TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = std::string(share::statistics_kind), .id = ""}));
    view.sight = share::Sight::exact;
  }
  return json_response(200, to_json(TRY(services.hub.statistics.count(actor, TRY(period_in(request)))), view));
}

// Every number again, from records whose changes stand in the ledger.
Result<Response> prove_statistics(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const share::HubCounts counts = TRY(services.hub.statistics.count(actor, TRY(period_in(request))));
  const share::StatisticsProof proof = TRY(services.hub.statistics.prove(actor, counts));
  Json numbers = Json::array(), failures = Json::array();
  for (const share::ProvenNumber& one : proof.numbers) numbers.push(to_json(one, proof));
  for (const std::string& one : proof.failures) failures.push(one);
  return json_response(200, Json::object({{"holds", proof.failures.empty()},
                                          {"records", proof.records.size()},
                                          {"numbers", std::move(numbers)},
                                          {"failures", std::move(failures)}}));
}

Result<Response> statistics_paper(Services& services, const Request& request) {
  const share::HubPeriod period = TRY(period_in(request));
  const share::HubCounts counts = TRY(services.hub.statistics.count(request.session->actor, period));
  // Names of groups stand in the paper for whoever reads it, as their numbers do.
  const auto groups = TRY(services.hub.sigs.list(record::Actor::system("statistics")));
  return paper_answer(request, share::quarterly_paper(counts, groups, paper_language(request)), "statistics-" + period.name);
}

Result<Response> show_traits(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  TRY(services.hub.reports.find(request.session->actor, number));
  const auto known = TRY(services.hub.traits.find(request.session->actor, number));
  if (!known) {
    share::ReportTraits nothing;
    nothing.report = number;
    return with_etag(json_response(200, to_json(nothing)), 0);
  }
  return with_etag(json_response(200, to_json(known->value)), known->version);
}

Result<Response> tell_traits(Services& services, const Request& request) {
  share::TraitWish wish;
  if (request.json["attachment"].is_string()) wish.attachment = share::attachment_type_from(request.json["attachment"].text());
  if (request.json["sender_region"].is_string()) wish.sender_region = request.json["sender_region"].text();
  if (request.json["c2_region"].is_string()) wish.c2_region = request.json["c2_region"].text();
  const auto told = TRY(services.hub.traits.tell(request.session->actor, request.parameters.front(), wish, request.json["reason"].text()));
  return with_etag(json_response(200, to_json(told.value)), told.version);
}

}  // namespace

void add_hub_statistics_routes(Router& router, Services& services) {
  const std::string kind(share::statistics_kind), traits(share::traits_kind);
  auto fields = period_fields();
  fields.push_back(text_field("sig", "the row of one group alone", 40));
  fields.push_back(flag_field("exact", "also what is not to be published; for the hub's people"));
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-statistics",
              .scope = "api",
              .summary = "What the hub counted in a quarter or a fiscal year; numbers that would point at somebody are null.",
              .handler = with(services, show_statistics),
              .operation = "show_hub_statistics",
              .tag = "hub-statistics",
              .needs = {kind, record::Verb::list},
              .query = std::move(fields),
              .answer = {.schema = "HubStatistics"},
              .verb = "hub statistics"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-statistics/proof",
              .scope = "api",
              .summary = "Derives every number of a period again from records and ledger.",
              .handler = with(services, prove_statistics),
              .operation = "prove_hub_statistics",
              .tag = "hub-statistics",
              .needs = {std::string(share::statistics_kind), record::Verb::read},
              .query = period_fields(),
              .answer = {.schema = "HubStatisticsProof"},
              .verb = "hub statistics"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-statistics/paper",
              .scope = "api",
              .summary = "The quarterly paper, drafted from the numbers, with a chart and its table for each.",
              .handler = with(services, statistics_paper),
              .operation = "print_hub_statistics",
              .tag = "hub-statistics",
              .needs = {kind, record::Verb::list},
              .query = paper_fields(period_fields()),
              .answer = {.type = std::string(paper_types)},
              .verb = "hub paper"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-reports/{number}/traits",
              .scope = "api",
              .summary = "What statistics know of a report beyond its kind.",
              .handler = with(services, show_traits),
              .operation = "show_report_traits",
              .tag = "hub-statistics",
              .needs = {traits, record::Verb::read},
              .answer = {.schema = "ReportTraits"},
              .verb = "report traits"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/hub-reports/{number}/traits",
              .scope = "api",
              .summary = "Tells what was attached to a report, whence it was sent and where it calls home, as somebody found out.",
              .handler = with(services, tell_traits),
              .operation = "tell_report_traits",
              .tag = "hub-statistics",
              .needs = {traits, record::Verb::update},
              .body = "ReportTraitsWish",
              .answer = {.schema = "ReportTraits"},
              .verb = "report traits"});
}

}  // namespace sekimori::web
