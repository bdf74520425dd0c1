#include <charconv>

#include "feature/share/share_room.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::int64_t least_shown = 2;  // a campaign of one report is that report

Result<Uuid> campaign_in(const Request& request) { return Uuid::parse(request.parameters.front()); }

Result<Response> list_campaigns(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_campaigns"));
  const std::int64_t least = query_number(request, "least_reports").value_or(least_shown);
  std::vector<Uuid> ids = TRY(services.hub.campaigns.list(request.session->actor, static_cast<std::uint64_t>(least)));
  std::ranges::sort(ids);
  if (!wish.after.empty()) {
    const Uuid after = TRY(Uuid::parse(wish.after));
    std::erase_if(ids, [&](const Uuid& id) { return id <= after; });
  }
  std::optional<std::string> next;
  if (ids.size() > wish.limit) {
    ids.resize(wish.limit);
    next = ids.back().to_string();
  }
  Json items = Json::array();
  for (Json& row : TRY(services.hub.campaigns.rows(request.session->actor, ids))) items.push(std::move(row));
  return page_response(std::move(items), "list_hub_campaigns", next);
}

// Who said or gave it, by the name that people know: accounts have numbers nobody remembers.
Json with_log_in(Services& services, Json told) {
  const auto named = [&](const Json& by) -> Json {
    const std::string account(by.text());
    const auto found = services.database.read([&](sql::Transaction& tx) { return services.records.accounts.find(tx, account); });
    return found && *found ? Json((*found)->login) : by;
  };
  if (!told["by"].text().empty()) told.set("by", named(told["by"]));
  if (Json lifted = told["lifted"]; lifted.is_object()) told.set("lifted", lifted.set("by", named(lifted["by"])));
  return told;
}

// Campaigns are numbered anew when everything is played again: the act for which it was is part of the tag.
constexpr std::int64_t most_versions = 1'000'000;

Result<Response> shown(Services& services, const Request& request, const Uuid& id, int status) {
  Json body = TRY(services.hub.campaigns.show(request.session->actor, id, language_of(request)));
  Json said = Json::array();
  for (const Json& one : body["constraints"].items()) said.push(with_log_in(services, one));
  body.set("constraints", std::move(said));
  const std::int64_t tag = body["replayed"].integer_or(0) * most_versions + body["version"].integer_or(0);
  return with_etag(json_response(status, body), tag);
}

// A list that is not long: in the order in which it was given, page by page.
Result<Response> pages_in_order(const std::vector<Json>& all, const Request& request, std::string_view operation) {
  const PageWish wish = TRY(page_wish(request, operation));
  std::vector<std::pair<std::string, const Json*>> rows;
  for (const Json& one : all) rows.emplace_back(fmt::format("{:09}", rows.size()), &one);
  return page_of(std::move(rows), wish, operation, [](const auto& row) { return row.first; }, [](const auto& row) { return *row.second; });
}

Result<Response> show_campaign(Services& services, const Request& request) {
  return shown(services, request, TRY(campaign_in(request)), 200);
}

Result<Response> merge_campaigns(Services& services, const Request& request) {
  std::vector<Uuid> campaigns = {TRY(campaign_in(request))};
  for (const std::string& other : texts_in(request.json, "campaigns")) campaigns.push_back(TRY(Uuid::parse(other)));
  const Uuid into = TRY(services.hub.campaigns.merge(request.session->actor, campaigns, request.json["reason"].text()));
  return shown(services, request, into, 200);
}

Result<Response> split_campaign(Services& services, const Request& request) {
  const std::vector<std::string> reports = texts_in(request.json, "reports");
  const Uuid fresh =
      TRY(services.hub.campaigns.split(request.session->actor, TRY(campaign_in(request)), reports, request.json["reason"].text()));
  return shown(services, request, fresh, 201);
}

Result<Response> campaign_stix(Services& services, const Request& request) {
  Response answer = json_response(200, TRY(services.hub.campaigns.stix(request.session->actor, TRY(campaign_in(request)))).value());
  answer.headers.emplace_back("Content-Disposition", attachment(fmt::format("campaign-{}.json", request.parameters.front())));
  return answer;
}

Result<Response> tie_reports(Services& services, const Request& request) {
  const std::vector<std::string> reports = texts_in(request.json, "reports");
  const Uuid into = TRY(services.hub.campaigns.tie(request.session->actor, reports, request.json["reason"].text()));
  return shown(services, request, into, 200);
}

Result<Response> list_constraints(Services& services, const Request& request) {
  std::vector<Json> all = TRY(services.hub.campaigns.constraints(request.session->actor));
  for (Json& one : all) one = with_log_in(services, std::move(one));
  return pages_in_order(all, request, "list_hub_campaign_constraints");
}

Result<Response> lift_constraint(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  std::int64_t parsed = 0;
  const auto [end, code] = std::from_chars(number.data(), number.data() + number.size(), parsed);
  if (code != std::errc() || end != number.data() + number.size()) parsed = 0;  // which no act has
  return json_response(
      200, with_log_in(services, TRY(services.hub.campaigns.lift(request.session->actor, parsed, request.json["reason"].text()))));
}

// The bytes of the body with what the address says of them.
share::BroughtList brought(const Request& request) {
  share::BroughtList out{.name = std::string(query_text(request, "name")),
                         .file = std::string(query_text(request, "file")),
                         .text = std::string(request.body)};
  if (out.file.empty()) out.file = out.name.empty() ? "list" : out.name;
  return out;
}

std::string reason_of(const Request& request) {
  const std::string_view given = query_text(request, "reason");
  return std::string(given.empty() ? "taken in" : given);
}

Result<Response> list_stop_lists(Services& services, const Request& request) {
  std::vector<Json> all = TRY(services.hub.campaigns.stop_lists(request.session->actor));
  for (Json& one : all) one = with_log_in(services, std::move(one));
  return pages_in_order(all, request, "list_hub_stop_lists");
}

Result<Response> add_stop_list(Services& services, const Request& request) {
  return json_response(
      201, with_log_in(services, TRY(services.hub.campaigns.add_stop_list(request.session->actor, brought(request), reason_of(request)))));
}

Result<Response> remove_stop_list(Services& services, const Request& request) {
  return json_response(200, with_log_in(services, TRY(services.hub.campaigns.remove_stop_list(
                                                      request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

Result<Response> show_catalogue(Services& services, const Request& request) {
  return json_response(200, with_log_in(services, TRY(services.hub.campaigns.catalogue(request.session->actor))));
}

Result<Response> take_catalogue(Services& services, const Request& request) {
  return json_response(
      200, with_log_in(services, TRY(services.hub.campaigns.take_catalogue(request.session->actor, brought(request), reason_of(request)))));
}

Result<Response> list_exposures(Services& services, const Request& request) {
  return pages_in_order(TRY(services.hub.campaigns.exposures(request.session->actor)), request, "list_hub_exposures");
}

}  // namespace

void add_hub_campaign_routes(Router& router, Services& services) {
  const std::string kind(share::campaign_kind);
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-campaigns",
              .scope = "api",
              .summary = "Lists campaigns: reports that are one attacker's, in counts, oldest first.",
              .handler = with(services, list_campaigns),
              .operation = "list_hub_campaigns",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::list},
              .query = page_fields({number_field("least_reports", 1, 1'000'000, "only those of at least so many reports; 2 unless given")}),
              .answer = {.schema = "HubCampaignRow", .shape = Shape::page},
              .verb = "campaign list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-campaigns/{id}",
              .scope = "api",
              .summary = "Shows a campaign: counts, infrastructure with places to draw it, timeline, and for the hub's people every link "
                         "with its evidence.",
              .handler = with(services, show_campaign),
              .operation = "show_hub_campaign",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::read},
              .answer = {.schema = "HubCampaign"},
              .verb = "campaign show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-campaigns/{id}/merge",
              .scope = "api",
              .summary = "Makes this campaign and others one, until that is lifted.",
              .handler = with(services, merge_campaigns),
              .operation = "merge_hub_campaigns",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .body = "HubCampaignMerge",
              .answer = {.schema = "HubCampaign"},
              .idempotency_key = Wanted::accepted,
              .verb = "campaign merge"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-campaigns/{id}/split",
              .scope = "api",
              .summary = "Parts reports from a campaign; they are another one, and never join those that stayed.",
              .handler = with(services, split_campaign),
              .operation = "split_hub_campaign",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .body = "HubCampaignSplit",
              .answer = {.status = 201, .schema = "HubCampaign"},
              .idempotency_key = Wanted::accepted,
              .verb = "campaign split"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-campaign-links",
              .scope = "api",
              .summary = "Ties reports by hand: they are one attacker's and stay together.",
              .handler = with(services, tie_reports),
              .operation = "link_hub_reports",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .body = "HubCampaignLink",
              .answer = {.schema = "HubCampaign"},
              .idempotency_key = Wanted::accepted,
              .verb = "campaign link"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-campaign-constraints",
              .scope = "api",
              .summary = "Lists what analysts said of reports - merged, parted, tied - the latest first, standing and lifted.",
              .handler = with(services, list_constraints),
              .operation = "list_hub_campaign_constraints",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::read},
              .query = page_fields(),
              .answer = {.schema = "HubCampaignConstraint", .shape = Shape::page},
              .verb = "campaign constraints"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-campaign-constraints/{number}/lift",
              .scope = "api",
              .summary = "Takes back what an analyst said of reports: from now on it is as if it had not been said.",
              .handler = with(services, lift_constraint),
              .operation = "lift_hub_campaign_constraint",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .body = "HubCampaignReason",
              .answer = {.schema = "HubCampaignConstraint"},
              .idempotency_key = Wanted::accepted,
              .verb = "campaign lift"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-stop-lists",
              .scope = "api",
              .summary = "Lists the lists of values that tie nobody to anybody.",
              .handler = with(services, list_stop_lists),
              .operation = "list_hub_stop_lists",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::read},
              .query = page_fields(),
              .answer = {.schema = "HubStopList", .shape = Shape::page},
              .verb = "campaign stop-list list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-stop-lists",
              .scope = "api",
              .summary = "Takes in a stop-list: a MISP warning list, or one value a line. Campaigns are made anew under it.",
              .handler = with(services, add_stop_list),
              .operation = "add_hub_stop_list",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .query = {text_field("name", "its name here: a-z, 0-9, '-', '_' and '.'", static_cast<int>(share::longest_list_name)),
                        text_field("file", "the name of the file"), text_field("reason", "why", 2000)},
              .body_type = "application/octet-stream",
              .answer = {.status = 201, .schema = "HubStopList"},
              .verb = "campaign stop-list add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-stop-lists/{name}/remove",
              .scope = "api",
              .summary = "Takes a stop-list out; campaigns are made anew without it.",
              .handler = with(services, remove_stop_list),
              .operation = "remove_hub_stop_list",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .body = "HubCampaignReason",
              .answer = {.schema = "HubStopList"},
              .idempotency_key = Wanted::accepted,
              .verb = "campaign stop-list remove"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-exploited-vulnerabilities",
              .scope = "api",
              .summary = "Which catalogue of vulnerabilities known to be exploited is in force, and who took it in.",
              .handler = with(services, show_catalogue),
              .operation = "show_hub_exploited_vulnerabilities",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::read},
              .answer = {.schema = "HubExploitedCatalogue"},
              .verb = "campaign catalogue"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/hub-exploited-vulnerabilities",
              .scope = "api",
              .summary = "Takes in the catalogue of vulnerabilities known to be exploited (the JSON that CISA publishes), whole.",
              .handler = with(services, take_catalogue),
              .operation = "set_hub_exploited_vulnerabilities",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .query = {text_field("file", "the name of the file"), text_field("reason", "why", 2000)},
              .body_type = "application/octet-stream",
              .answer = {.schema = "HubExploitedCatalogue"},
              .verb = "campaign catalogue"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-exposures",
              .scope = "api",
              .summary = "Exploited vulnerabilities that concern what members have: to the hub by class, to a member of its own devices.",
              .handler = with(services, list_exposures),
              .operation = "list_hub_exposures",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "HubExposure", .shape = Shape::page},
              .verb = "member exposures"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-campaigns/{id}/stix",
              .scope = "api",
              .summary = "A campaign as a bundle of STIX 2.1: counts only, nobody's name.",
              .handler = with(services, campaign_stix),
              .operation = "export_hub_campaign",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::export_},
              .answer = {.schema = "StixBundle"},
              .verb = "campaign stix"});
}

}  // namespace sekimori::web
