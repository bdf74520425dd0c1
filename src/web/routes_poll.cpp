// Polls of the members. A ballot is never remembered by the name of its request: what is remembered could be compared.
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_polls(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_polls"));
  return page_of(
      TRY(services.hub.polls.list(request.session->actor)), wish, "list_polls",
      [](const share::PollView& one) { return one.poll.value.number; }, [](const share::PollView& one) { return to_json(one); });
}

Result<Response> show_poll(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.hub.polls.find(request.session->actor, request.parameters.front()))));
}

Result<Response> ask_poll(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const Json& body = request.json;
  const share::PollQuestion question = TRY(share::poll_question_from(body));
  const auto ends = TRY(day_in(body, "ends"));
  if (!ends) return error(ErrorCode::invalid_input, "ends: a day is needed");
  const auto made =
      TRY(services.hub.polls.ask(actor, question, {.audience = body["audience"].string_or(""), .tlp = body["tlp"].string_or("")}, *ends));
  return json_response(201, to_json(TRY(services.hub.polls.find(actor, made.value.number))));
}

Result<Response> vote(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  TRY(services.hub.polls.vote(actor, number, static_cast<std::size_t>(request.json["option"].integer_or(0) - 1)));
  return json_response(200, to_json(TRY(services.hub.polls.find(actor, number))));
}

Result<Response> let_out_poll(Services& services, const Request& request) {
  return json_response(
      200, to_json(TRY(services.hub.polls.let_out(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

Result<Response> withdraw_poll(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  TRY(services.hub.polls.withdraw(actor, number, request.json["reason"].text()));
  return json_response(200, to_json(TRY(services.hub.polls.find(actor, number))));
}

}  // namespace

void add_poll_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/polls",
              .scope = "api",
              .summary = "Lists the polls of the caller's groups; results stand in them after the end, if enough voted.",
              .handler = with(services, list_polls),
              .operation = "list_polls",
              .tag = "polls",
              .needs = {"poll", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Poll", .shape = Shape::page},
              .verb = "poll list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/polls/{number}",
              .scope = "api",
              .summary = "Shows one poll.",
              .handler = with(services, show_poll),
              .operation = "show_poll",
              .tag = "polls",
              .needs = {"poll", record::Verb::read},
              .answer = {.schema = "Poll"},
              .verb = "poll show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/polls",
              .scope = "api",
              .summary = "Asks the members of an audience.",
              .handler = with(services, ask_poll),
              .operation = "ask_poll",
              .tag = "polls",
              .needs = {"poll", record::Verb::create},
              .body = "PollWish",
              .answer = {.status = 201, .schema = "Poll"},
              .idempotency_key = Wanted::accepted,
              .verb = "poll ask"});
  router.add({.method = "POST",
              .pattern = "/api/v1/polls/{number}/ballot",
              .scope = "api",
              .summary = "Votes for the caller's member, once and for good; nothing ties the member to the option.",
              .handler = with(services, vote),
              .operation = "vote_in_poll",
              .tag = "polls",
              .needs = {"poll", record::Verb::approve},
              .body = "PollBallot",
              .answer = {.schema = "Poll"},
              .verb = "poll vote"});
  router.add({.method = "POST",
              .pattern = "/api/v1/polls/{number}/let-out",
              .scope = "api",
              .summary = "Lets the audience see a poll that was held because it names a member.",
              .handler = with(services, let_out_poll),
              .operation = "let_out_poll",
              .tag = "polls",
              .needs = {"poll", record::Verb::update},
              .body = "ForumReason",
              .answer = {.schema = "Poll"},
              .verb = "poll let-out"});
  router.add({.method = "POST",
              .pattern = "/api/v1/polls/{number}/withdraw",
              .scope = "api",
              .summary = "Ends a poll without counting; its ballots are destroyed.",
              .handler = with(services, withdraw_poll),
              .operation = "withdraw_poll",
              .tag = "polls",
              .needs = {"poll", record::Verb::update},
              .body = "ForumReason",
              .answer = {.schema = "Poll"},
              .verb = "poll withdraw"});
}

}  // namespace sekimori::web
