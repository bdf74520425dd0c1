#include "feature/protect/place_filing.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Day today_of(Services& services) { return services.zone.day_of(services.clock.now()); }

template <class T>
Json with_gaps(const T& item, const std::vector<protect::GapLine>& lines) {
  Json gaps = Json::array();
  for (const protect::GapLine& line : lines) gaps.push(to_json(line));
  return to_json(item).set("gaps", std::move(gaps));
}

std::vector<protect::FactAnswer> answers_in(const Json& body) {
  std::vector<protect::FactAnswer> out;
  for (const Json& row : body["answers"].items())
    out.push_back({std::string(row["fact"].text()), row["yes"].bool_or(false), std::string(row["note"].text()), {}});
  return out;
}

void take_text(const Json& body, std::string_view member, std::string& out) {
  if (body[member].is_string()) out = body[member].text();
}

Json row_of(const protect::CloudPlace& place, Day today) {
  return with_gaps(place, protect::check_cloud_place(place, today)).set("argument", to_json(protect::cloud_argument()));
}

Result<Response> list_cloud_places(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_cloud_places"));
  const Day today = today_of(services);
  return page_of(
      TRY(services.protect.shelf.all<protect::CloudPlace>(request.session->actor)), wish, "list_cloud_places",
      [](const protect::Kept<protect::CloudPlace>& kept) { return kept.item.number; },
      [&](const protect::Kept<protect::CloudPlace>& kept) { return row_of(kept.item, today); });
}

Result<Response> set_cloud_place(Services& services, const Request& request) {
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  const Day today = today_of(services);
  const auto before = TRY(protect::cloud_place(services.protect.shelf, actor, request.parameters.front()));
  protect::CloudPlace place = before ? before->item : protect::CloudPlace();
  place.number = request.parameters.front();
  take_text(body, "secret", place.secret);
  take_text(body, "service", place.service);
  take_text(body, "place", place.place);
  take_text(body, "region", place.region);
  if (body["outside_accounts"].is_array()) place.outside_accounts = texts_in(body, "outside_accounts");
  if (body["links"].is_array()) place.links.clear();
  for (const Json& row : body["links"].items())
    place.links.push_back({std::string(row["label"].text()), std::string(row["scope"].text()), TRY(day_in(row, "expires"))});
  place.answers = TRY(protect::answered(std::move(place.answers), answers_in(body), "cloud", today));
  const auto kept = TRY(protect::file_cloud_place(services.protect.shelf, services.reg, actor, std::move(place), today,
                                                  text_in(body, "reason", "looked at")));
  return json_response(200, row_of(kept.item, today));
}

Json row_of(const protect::LimitedData& set, Day day) { return with_gaps(set, protect::check_limited_data(set, day)); }

Result<Response> list_limited_data(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_limited_data"));
  const Day day = TRY(query_day(request, "as_of")).value_or(today_of(services));
  return page_of(
      TRY(services.protect.shelf.all<protect::LimitedData>(request.session->actor)), wish, "list_limited_data",
      [](const protect::Kept<protect::LimitedData>& kept) { return kept.item.number; },
      [&](const protect::Kept<protect::LimitedData>& kept) { return row_of(kept.item, day); });
}

Result<Response> set_limited_data(Services& services, const Request& request) {
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  const Day today = today_of(services);
  const auto before = TRY(protect::limited_data(services.protect.shelf, actor, request.parameters.front()));
  protect::LimitedData set = before ? before->item : protect::LimitedData();
  set.number = request.parameters.front();
  take_text(body, "title", set.title);
  take_text(body, "secret", set.secret);
  take_text(body, "volume", set.volume);
  take_text(body, "controls", set.controls);
  if (body["recipients"].is_array()) set.recipients = texts_in(body, "recipients");
  set.answers = TRY(protect::answered(std::move(set.answers), answers_in(body), "limited_data", today));
  const auto kept = TRY(protect::file_limited_data(services.protect.shelf, actor, set, text_in(body, "reason", "looked at")));
  return json_response(200, row_of(kept.item, today));
}

// None before the first edition: a list, so that whoever looks does not meet an error.
Result<Response> list_ai_policies(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_ai_policies"));
  std::vector<Json> all;
  if (const auto kept = TRY(services.protect.shelf.find_by_id<protect::AiPolicy>(request.session->actor, protect::ai_policy_id)))
    all.push_back(to_json(kept->item).set("edition", kept->version.version));
  return page_of(
      std::move(all), wish, "list_ai_policies", [](const Json& row) { return fmt::format("{:08}", row["edition"].integer_or(0)); },
      [](const Json& row) { return row; });
}

Result<Response> show_starter_ai_policy(Services&, const Request&) {
  return json_response(200, to_json(protect::starter_ai_policy()).set("edition", 0));
}

Result<Response> publish_ai_policy(Services& services, const Request& request) {
  const Json& body = request.json;
  const protect::AiPolicy policy =
      TRY(protect::ai_policy_from_json(Json::object({{"rules", body["rules"]}, {"services", body["services"]}})));
  const Day day = TRY(day_in(body, "on")).value_or(today_of(services));
  const auto kept = TRY(protect::publish_ai_policy(services.protect.shelf, request.session->actor, policy, day, body["reason"].text()));
  return json_response(201, to_json(kept.item).set("edition", kept.version.version));
}

}  // namespace

void add_shared_place_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/cloud-places",
              .scope = "api",
              .summary = "Lists where secrets lie on a cloud, with what a reader will ask and what is missing.",
              .handler = with(services, list_cloud_places),
              .operation = "list_cloud_places",
              .tag = "cloud-places",
              .needs = {"cloud_place", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CloudPlace", .shape = Shape::page},
              .verb = "cloud list"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/cloud-places/{number}",
              .scope = "api",
              .summary = "Records a place on a cloud as it was found today; what is not given stays as it was.",
              .handler = with(services, set_cloud_place),
              .operation = "set_cloud_place",
              .tag = "cloud-places",
              .needs = {"cloud_place", record::Verb::update},
              .body = "CloudPlaceEntry",
              .answer = {.schema = "CloudPlace"},
              .verb = "cloud set"});
  router.add({.method = "GET",
              .pattern = "/api/v1/limited-data",
              .scope = "api",
              .summary = "Lists data provided to limited recipients, held against both regimes of the law of a day.",
              .handler = with(services, list_limited_data),
              .operation = "list_limited_data",
              .tag = "limited-data",
              .needs = {"limited_data", record::Verb::list},
              .query = page_fields({day_field("as_of", "under the law of that day; today unless given")}),
              .answer = {.schema = "LimitedData", .shape = Shape::page},
              .verb = "limited-data show"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/limited-data/{number}",
              .scope = "api",
              .summary = "Records data provided to limited recipients; what is not given stays as it was.",
              .handler = with(services, set_limited_data),
              .operation = "set_limited_data",
              .tag = "limited-data",
              .needs = {"limited_data", record::Verb::update},
              .body = "LimitedDataEntry",
              .answer = {.schema = "LimitedData"},
              .verb = "limited-data set"});
  router.add({.method = "GET",
              .pattern = "/api/v1/ai-policies",
              .scope = "api",
              .summary = "Lists what of each level may be entered into generative AI: the edition in effect, nothing before the first.",
              .handler = with(services, list_ai_policies),
              .operation = "list_ai_policies",
              .tag = "ai-policies",
              .needs = {"ai_policy", record::Verb::read},
              .query = page_fields(),
              .answer = {.schema = "AiPolicy", .shape = Shape::page},
              .verb = "ai-policy show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/ai-policies/starter",
              .scope = "api",
              .summary = "Shows the policy on generative AI that a firm may begin with.",
              .handler = with(services, show_starter_ai_policy),
              .operation = "show_starter_ai_policy",
              .tag = "ai-policies",
              .needs = {"ai_policy", record::Verb::read},
              .answer = {.schema = "AiPolicy"},
              .verb = "ai-policy publish"});
  router.add({.method = "POST",
              .pattern = "/api/v1/ai-policies",
              .scope = "api",
              .summary = "Publishes an edition of the policy on generative AI.",
              .handler = with(services, publish_ai_policy),
              .operation = "publish_ai_policy",
              .tag = "ai-policies",
              .needs = {"ai_policy", record::Verb::create},
              .body = "AiPolicyPublishing",
              .answer = {.status = 201, .schema = "AiPolicy"},
              .idempotency_key = Wanted::accepted,
              .verb = "ai-policy publish"});
}

}  // namespace sekimori::web
