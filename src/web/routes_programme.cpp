// The programme board: promises, members, opinions on a draft.
#include "feature/govern/govern_room.h"
#include "web/govern_routes.h"
#include "web/paging.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

Result<Response> show_board(Services& services, const Request& request) {
  return json_response(200, TRY(services.govern.programme.board(request.session->actor)));
}

Result<Response> export_board(Services& services, const Request& request) {
  return table_answer(services, request, TRY(services.govern.programme.sheet(request.session->actor, paper_language(request))),
                      "programme");
}

Result<Response> show_members(Services& services, const Request& request) {
  return json_response(200, TRY(services.govern.programme.members(request.session->actor)));
}

Result<Response> set_promise(Services& services, const Request& request) {
  govern::PromiseStanding standing;
  standing.state = govern::promise_state_from(request.json["state"].text()).value_or(govern::PromiseState::open);
  standing.owner = request.json["owner"].text();
  standing.note = request.json["note"].text();
  standing.due = TRY(day_in(request.json, "due"));
  return json_response(200, to_json(TRY(services.govern.programme.set(request.session->actor, request.parameters.front(), standing))));
}

Result<Response> list_calls(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_opinion_calls"));
  return page_of(
      TRY(services.govern.opinions.calls(request.session->actor)), wish, "list_opinion_calls",
      [](const govern::OpinionCall& one) { return newest_first(one.number); }, [](const govern::OpinionCall& one) { return to_json(one); });
}

Result<Response> open_call(Services& services, const Request& request) {
  govern::OpinionCall call;
  call.title = request.json["title"].text();
  call.paragraphs = texts_in(request.json, "paragraphs");
  call.opens = TRY(day_in(request.json, "opens")).value_or(services.govern.today());
  call.closes = TRY(Day::parse(request.json["closes"].text()));
  return json_response(201, to_json(TRY(services.govern.opinions.open(request.session->actor, call))));
}

Result<Response> show_call(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.govern.opinions.call(request.session->actor, request.parameters.front()))));
}

Result<Response> list_opinions(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_opinions"));
  return page_of(
      TRY(services.govern.opinions.opinions(request.session->actor, request.parameters.front())), wish, "list_opinions",
      [](const govern::Opinion& one) { return fmt::format("{:05}/{}", one.paragraph, one.number); },
      [](const govern::Opinion& one) { return to_json(one); });
}

Result<Response> give_opinion(Services& services, const Request& request) {
  govern::Opinion opinion;
  opinion.paragraph = request.json["paragraph"].integer_or(0);
  opinion.body = request.json["body"].text();
  opinion.text = request.json["text"].text();
  return json_response(201, to_json(TRY(services.govern.opinions.give(request.session->actor, request.parameters.front(), opinion))));
}

Result<Response> print_opinions(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const govern::OpinionCall call = TRY(services.govern.opinions.call(actor, request.parameters.front()));
  return paper_answer(request,
                      govern::opinion_paper(call, TRY(services.govern.opinions.opinions(actor, call.number)), paper_language(request)),
                      call.number);
}

Result<Response> export_opinions(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const govern::OpinionCall call = TRY(services.govern.opinions.call(actor, request.parameters.front()));
  return table_answer(services, request,
                      govern::opinion_table(call, TRY(services.govern.opinions.opinions(actor, call.number)), paper_language(request)),
                      call.number);
}

}  // namespace

void add_programme_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/programme",
              .scope = "api",
              .summary = "The declaration's three responses, the promises of each body and how they stand, and policy items.",
              .handler = with(services, show_board),
              .operation = "show_programme",
              .tag = "programme",
              .needs = {"promise", record::Verb::list},
              .answer = {.schema = "ProgrammeBoard"},
              .verb = "programme board"});
  router.add({.method = "GET",
              .pattern = "/api/v1/programme/table",
              .scope = "api",
              .summary = "The promises as a table.",
              .handler = with(services, export_board),
              .operation = "export_programme",
              .tag = "programme",
              .needs = {"promise", record::Verb::list},
              .query = table_fields(),
              .answer = {.type = std::string(table_types)},
              .verb = "programme board"});
  router.add({.method = "GET",
              .pattern = "/api/v1/programme/members",
              .scope = "api",
              .summary = "The members of the forum by class, and who runs it.",
              .handler = with(services, show_members),
              .operation = "show_programme_members",
              .tag = "programme",
              .needs = {"promise", record::Verb::list},
              .answer = {.schema = "ProgrammeMembers"},
              .verb = "programme members"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/programme/promises/{id}",
              .scope = "api",
              .summary = "Says how a promise stands, who has it in hand, by when.",
              .handler = with(services, set_promise),
              .operation = "set_promise",
              .tag = "programme",
              .needs = {"promise", record::Verb::update},
              .body = "PromiseWish",
              .answer = {.schema = "PromiseStanding"},
              .verb = "programme set"});
  router.add({.method = "GET",
              .pattern = "/api/v1/opinion-calls",
              .scope = "api",
              .summary = "Lists drafts that take or took opinions, newest first.",
              .handler = with(services, list_calls),
              .operation = "list_opinion_calls",
              .tag = "programme",
              .needs = {"opinion_call", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "OpinionCall", .shape = Shape::page},
              .verb = "programme drafts"});
  router.add({.method = "POST",
              .pattern = "/api/v1/opinion-calls",
              .scope = "api",
              .summary = "Opens a draft for opinions.",
              .handler = with(services, open_call),
              .operation = "open_opinion_call",
              .tag = "programme",
              .needs = {"opinion_call", record::Verb::create},
              .body = "OpinionCallWish",
              .answer = {.status = 201, .schema = "OpinionCall"},
              .idempotency_key = Wanted::accepted,
              .verb = "programme open"});
  router.add({.method = "GET",
              .pattern = "/api/v1/opinion-calls/{number}",
              .scope = "api",
              .summary = "Shows a draft.",
              .handler = with(services, show_call),
              .operation = "show_opinion_call",
              .tag = "programme",
              .needs = {"opinion_call", record::Verb::read},
              .answer = {.schema = "OpinionCall"},
              .verb = "programme drafts"});
  router.add({.method = "GET",
              .pattern = "/api/v1/opinion-calls/{number}/opinions",
              .scope = "api",
              .summary = "Opinions on a draft: all for who runs it, one's own for others.",
              .handler = with(services, list_opinions),
              .operation = "list_opinions",
              .tag = "programme",
              .needs = {"opinion", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Opinion", .shape = Shape::page},
              .verb = "programme opinions"});
  router.add({.method = "POST",
              .pattern = "/api/v1/opinion-calls/{number}/opinions",
              .scope = "api",
              .summary = "Gives an opinion on a draft or one of its paragraphs.",
              .handler = with(services, give_opinion),
              .operation = "give_opinion",
              .tag = "programme",
              .needs = {"opinion", record::Verb::create},
              .body = "OpinionWish",
              .answer = {.status = 201, .schema = "Opinion"},
              .idempotency_key = Wanted::accepted,
              .verb = "programme opine"});
  router.add({.method = "GET",
              .pattern = "/api/v1/opinion-calls/{number}/paper",
              .scope = "api",
              .summary = "The draft with the opinions under each paragraph, as a paper.",
              .handler = with(services, print_opinions),
              .operation = "print_opinions",
              .tag = "programme",
              .needs = {"opinion", record::Verb::list},
              .query = paper_fields(),
              .answer = {.type = std::string(paper_types)},
              .verb = "programme opinions"});
  router.add({.method = "GET",
              .pattern = "/api/v1/opinion-calls/{number}/table",
              .scope = "api",
              .summary = "The opinions as a table.",
              .handler = with(services, export_opinions),
              .operation = "export_opinions",
              .tag = "programme",
              .needs = {"opinion", record::Verb::list},
              .query = table_fields(),
              .answer = {.type = std::string(table_types)},
              .verb = "programme opinions"});
}

}  // namespace sekimori::web
