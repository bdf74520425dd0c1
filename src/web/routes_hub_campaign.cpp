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

Result<Response> shown(Services& services, const Request& request, const Uuid& id, int status) {
  const Json body = TRY(services.hub.campaigns.show(request.session->actor, id, language_of(request)));
  return with_etag(json_response(status, body), body["version"].integer_or(0));
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

Result<Response> take_catalogue(Services& services, const Request& request) {
  const std::size_t known = TRY(services.hub.campaigns.take_catalogue(request.session->actor, request.json["catalogue"].dump()));
  return json_response(200, Json::object({{"vulnerabilities", known}}));
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
              .summary = "Makes this campaign and others one, from now on and for good.",
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
  router.add({.method = "PUT",
              .pattern = "/api/v1/hub-exploited-vulnerabilities",
              .scope = "api",
              .summary = "Takes in the catalogue of vulnerabilities known to be exploited, whole.",
              .handler = with(services, take_catalogue),
              .operation = "set_hub_exploited_vulnerabilities",
              .tag = "hub-campaigns",
              .needs = {kind, record::Verb::create},
              .body = "HubExploitedCatalogue",
              .answer = {.schema = "HubExploitedCount"},
              .verb = "campaign catalogue"});
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
