#include <charconv>

#include "feature/watch/alert_sight.h"
#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

watch::AlertSight sight_of(Services& services) { return {services.database, services.records.pseudonyms, services.people}; }

// Where an alert stands in the order of the list: score, then time, then id.
struct Place {
  double score = 0;
  std::int64_t first = 0;
  std::string id;
  bool operator<(const Place& other) const {
    if (score != other.score) return score > other.score;
    return first != other.first ? first < other.first : id < other.id;
  }
};

Place place_of(const watch::KnownAlert& known) { return {known.alert.score, known.alert.first.nanoseconds, known.id}; }

std::string to_text(const Place& place) { return fmt::format("{} {} {}", place.score, place.first, place.id); }

Result<Place> place_from(std::string_view text) {
  Place place;
  const char* const end = text.data() + text.size();
  const auto score = std::from_chars(text.data(), end, place.score);
  if (score.ec == std::errc() && score.ptr != end) {
    const auto first = std::from_chars(score.ptr + 1, end, place.first);
    if (first.ec == std::errc() && first.ptr != end) {
      place.id = std::string(first.ptr + 1, end);
      return place;
    }
  }
  return error(ErrorCode::usage, "cursor: it is not the \"next\" of a page of this list");
}

Result<Response> list_alerts(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_alerts"));
  const record::Actor& actor = request.session->actor;
  watch::AlertFilter filter;
  const std::string_view state = query_text(request, "state");
  for (const auto value : {model::AlertState::new_, model::AlertState::triaged, model::AlertState::in_case, model::AlertState::closed})
    if (state == name_of(value)) filter.state = value;
  filter.least_score = static_cast<double>(query_number(request, "least_score").value_or(0));
  const auto all = TRY(services.alerts.list(actor, filter));
  auto at = all.begin();
  if (!wish.after.empty()) {
    const Place after = TRY(place_from(wish.after));
    at = std::ranges::find_if(all, [&](const watch::KnownAlert& known) { return after < place_of(known); });
  }
  Json items = Json::array();
  std::optional<std::string> next;
  for (; at != all.end(); ++at) {
    if (items.items().size() == wish.limit) {
      next = to_text(place_of(*(at - 1)));
      break;
    }
    items.push(TRY(sight_of(services).json(actor, *at)));
  }
  return page_response(std::move(items), "list_alerts", next);
}

Result<Response> show_alert(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.alerts.find(actor, request.parameters.front()));
  if (!known) return error(ErrorCode::not_found, "no alert {}", request.parameters.front());
  return with_etag(json_response(200, TRY(sight_of(services).json(actor, *known))), known->version);
}

Result<Response> set_state(Services& services, const Request& request, model::AlertState state, model::AlertVerdict verdict) {
  const record::Actor& actor = request.session->actor;
  const std::string& id = request.parameters.front();
  const auto known = TRY(services.alerts.find(actor, id));
  if (!known) return error(ErrorCode::not_found, "no alert {}", id);
  if (auto refused = check_if_match(request, known->version)) return *std::move(refused);
  TRY(services.alerts.set_state(actor, id, state, verdict, request.json["reason"].text(), based_on(request, known->version)));
  return show_alert(services, request);
}

Result<Response> triage_alert(Services& services, const Request& request) {
  return set_state(services, request, model::AlertState::triaged, model::AlertVerdict::none);
}

Result<Response> close_alert(Services& services, const Request& request) {
  model::AlertVerdict verdict = model::AlertVerdict::known;
  for (const auto value : {model::AlertVerdict::right, model::AlertVerdict::wrong})
    if (request.json["verdict"].text() == name_of(value)) verdict = value;
  return set_state(services, request, model::AlertState::closed, verdict);
}

}  // namespace

void add_alert_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/alerts",
              .scope = "api",
              .summary = "Lists alerts, highest score first.",
              .handler = with(services, list_alerts),
              .operation = "list_alerts",
              .tag = "alerts",
              .needs = {"alert", record::Verb::list},
              .query = page_fields({choice_field("state", {"new", "triaged", "in_case", "closed"}, "in this state"),
                                    number_field("least_score", 0, 100, "with at least this score")}),
              .answer = {.schema = "Alert", .shape = Shape::page},
              .verb = "alert list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/alerts/{id}",
              .scope = "api",
              .summary = "Shows one alert with its factors, their events and the opposite readings.",
              .handler = with(services, show_alert),
              .operation = "show_alert",
              .tag = "alerts",
              .needs = {"alert", record::Verb::read},
              .answer = {.schema = "Alert"},
              .verb = "alert show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/alerts/{id}/triage",
              .scope = "api",
              .summary = "Says that somebody has looked at the alert and goes on with it.",
              .handler = with(services, triage_alert),
              .operation = "triage_alert",
              .tag = "alerts",
              .needs = {"alert", record::Verb::update},
              .body = "AlertTriage",
              .answer = {.schema = "Alert"},
              .idempotency_key = Wanted::accepted,
              .if_match = Wanted::accepted,
              .verb = "alert triage"});
  router.add({.method = "POST",
              .pattern = "/api/v1/alerts/{id}/close",
              .scope = "api",
              .summary = "Closes the alert with a verdict and a reason.",
              .handler = with(services, close_alert),
              .operation = "close_alert",
              .tag = "alerts",
              .needs = {"alert", record::Verb::update},
              .body = "AlertClosing",
              .answer = {.schema = "Alert"},
              .idempotency_key = Wanted::accepted,
              .if_match = Wanted::accepted,
              .verb = "alert close"});
}

}  // namespace sekimori::web
