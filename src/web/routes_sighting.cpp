// Members' answers to shares, at the hub: numbers for everybody in the audience, each answer for who gave it and for the hub.
#include "feature/share/share_room.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> show_sightings(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& share = request.parameters.front();
  Json answers = Json::array();
  for (const share::KnownSighting& known : TRY(services.hub.sightings.list(actor, share))) answers.push(to_json(known.value));
  return json_response(
      200, Json::object({{"counts", to_json(TRY(services.hub.sightings.counts(actor, share)))}, {"answers", std::move(answers)}}));
}

Result<Response> answer_share(Services& services, const Request& request) {
  const Json& body = request.json;
  share::Sighting wish;
  wish.outcome = share::sighting_outcome_from(body["outcome"].text()).value_or(share::SightingOutcome::not_seen);
  wish.member = body["member"].text();
  wish.count = body["count"].integer_or(0);
  wish.first = TRY(day_in(body, "first"));
  wish.last = TRY(day_in(body, "last"));
  wish.note = body["note"].text();
  return json_response(200, to_json(TRY(services.hub.sightings.answer(request.session->actor, request.parameters.front(), wish)).value));
}

}  // namespace

void add_sighting_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-shares/{number}/sightings",
              .scope = "api",
              .summary = "How many members met what a share tells of; nothing where too few are behind a number.",
              .handler = with(services, show_sightings),
              .operation = "show_sightings",
              .tag = "hub-shares",
              .needs = {"share", record::Verb::read},
              .answer = {.schema = "ShareSightings"},
              .verb = "share sightings"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-shares/{number}/sightings",
              .scope = "api",
              .summary = "Answers a share for one's member: seen here, or not.",
              .handler = with(services, answer_share),
              .operation = "answer_share",
              .tag = "hub-shares",
              .needs = {"sighting", record::Verb::create},
              .body = "SightingWish",
              .answer = {.schema = "Sighting"},
              .idempotency_key = Wanted::accepted,
              .verb = "share answer"});
}

}  // namespace sekimori::web
