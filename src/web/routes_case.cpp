#include "feature/respond/case_bag.h"
#include "feature/respond/case_json.h"
#include "feature/respond/case_papers.h"
#include "feature/respond/case_release.h"
#include "feature/respond/further_hold.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<respond::KnownCase> case_of(Services& services, const Request& request) {
  return services.cases.find(request.session->actor, request.parameters.front());
}

Result<Response> list_cases(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_cases"));
  auto all = TRY(services.cases.list(request.session->actor));
  if (const std::string_view state = query_text(request, "state"); !state.empty())
    std::erase_if(all, [&](const respond::KnownCase& known) { return name_of(known.facts.state) != state; });
  return page_of(
      std::move(all), wish, "list_cases", [](const respond::KnownCase& known) { return known.facts.number; }, respond::case_json);
}

Result<Response> show_case(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  return with_etag(json_response(200, TRY(respond::whole_case_json(services.cases, services.exhibits, request.session->actor, known))),
                   known.version);
}

Result<Response> open_case(Services& services, const Request& request) {
  const Json& body = request.json;
  respond::CaseOpening opening;
  if (const auto trigger = model::case_trigger_from(body["trigger"].text())) opening.trigger = *trigger;
  opening.title = body["title"].text();
  opening.trigger_detail = body["trigger_detail"].text();
  opening.alerts = texts_in(body, "alerts");
  opening.secrets = texts_in(body, "secrets");
  opening.persons = texts_in(body, "persons");
  opening.readers = texts_in(body, "readers");
  opening.damage = body["damage"].text();
  opening.wish = body["wish"].text();
  opening.part_of = body["part_of"].text();
  opening.purpose = body["purpose"].text();
  if (const std::string_view noticed = body["noticed_at"].text(); !noticed.empty()) opening.noticed_at = TRY(Instant::parse(noticed));
  const respond::OpenedCase opened = TRY(services.cases.open(request.session->actor, opening, body["reason"].text()));
  Response response = with_etag(json_response(201, opened_json(opened, {})), opened.known.version);
  response.headers.emplace_back("Location", "/api/v1/cases/" + opened.known.facts.number);
  return response;
}

Result<Response> change_case(Services& services, const Request& request) {
  const Json& body = request.json;
  const respond::KnownCase known = TRY(case_of(services, request));
  if (auto refused = check_if_match(request, known.version)) return *std::move(refused);
  respond::CaseChange change;
  change.based_on = based_on(request, known.version);
  for (const model::CaseState state : {model::CaseState::open, model::CaseState::referred, model::CaseState::closed})
    if (name_of(state) == body["state"].text()) change.state = state;
  change.title = body["title"].text();
  change.trigger_detail = body["trigger_detail"].text();
  change.damage = body["damage"].text();
  change.wish = body["wish"].text();
  change.alerts = texts_in(body, "alerts");
  change.secrets = texts_in(body, "secrets");
  change.persons = texts_in(body, "persons");
  change.readers = texts_in(body, "readers");
  const auto after = TRY(services.cases.change(request.session->actor, known.id, change, body["reason"].text()));
  return with_etag(json_response(200, respond::case_json(after)), after.version);
}

Result<Response> hold_more(Services& services, const Request& request) {
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::HoldWish wish{.sources = texts_in(body, "sources"), .secrets = texts_in(body, "secrets"), .from = {}, .to = {}};
  if (const std::string_view from = body["from"].text(); !from.empty()) wish.from = TRY(Day::parse(from));
  if (const std::string_view to = body["to"].text(); !to.empty()) wish.to = TRY(Day::parse(to));
  const std::string id = TRY(services.cases.hold(actor, known, TRY(respond::hold_items(services.respond, wish)), body["reason"].text()));
  for (const record::Hold& hold : TRY(services.cases.holds(actor, known)))
    if (hold.id == id) return json_response(201, respond::hold_json(hold));
  return error(ErrorCode::not_found, "case {} has no hold {}", known.facts.number, id);
}

Result<Response> release_case(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const respond::KnownCase known = TRY(case_of(services, request));
  const std::size_t released = TRY(respond::release_case(services.cases, services.exhibits, actor, known, request.json["reason"].text()));
  return json_response(200, Json::object({{"released", released}}));
}

respond::Firm firm_of(const Json& body) {
  return {std::string(body["company"].text()), std::string(body["company_address"].text()), std::string(body["contact"].text()),
          std::string(body["knows"].text())};
}

Result<Response> write_paper(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const respond::KnownCase known = TRY(case_of(services, request));
  const Json& body = request.json;
  const std::string kind(body["kind"].is_null() ? std::string_view("consultation") : body["kind"].text());
  const paper::Paper paper = TRY(respond::write_case_paper(services.respond, actor, known, kind,
                                                           {.firm = firm_of(body), .provisional = body["provisional"].bool_or(false)}));
  PrintedPaper printed = TRY(print_paper(paper, body["form"].text(), Language::ja));
  const std::string hash = TRY(respond::issue_paper(services.respond, actor, known, as_bytes(printed.bytes), printed.ending, kind));
  std::string disposition = attachment(fmt::format("{}-{}.{}", known.facts.number, kind, printed.ending));
  Response response = printed_answer(std::move(printed), std::move(disposition));
  response.headers.emplace_back("Repr-Digest", "sha-256=:" + to_base64(TRY(from_hex(hash))) + ":");
  return response;
}

Result<Response> seal_bag(Services& services, const Request& request) {
  const record::Actor actor = request.session->actor;
  const respond::KnownCase known = TRY(case_of(services, request));
  const Json body = request.json;
  const Path bag = services.bags / fmt::format("{}-{}.bag", known.facts.number, request.id.substr(0, 13));
  return services.jobs.begin(request, "seal_bag", [&services, actor, known, body, bag](JobProgress& progress) -> Result<Json> {
    respond::BagWish wish;
    wish.bag = bag;
    wish.reason = body["reason"].text();
    wish.second_person = body["second_person"].text();
    wish.firm = firm_of(body);
    wish.redacted = body["redacted"].bool_or(false);
    wish.tool.version = SEKIMORI_VERSION;
    wish.tool.sha256 = TRY(services.program_digest());
    wish.progress = [&](const auto& seen) { return progress.show(seen.bytes_done, seen.bytes_total); };
    const respond::BaggedCase done = TRY(respond::bag_case(services.respond, actor, known, wish));
    return respond::bag_json(done, bag);
  });
}

}  // namespace

void add_case_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/cases",
              .scope = "api",
              .summary = "Lists the cases that one may know of, by number.",
              .handler = with(services, list_cases),
              .operation = "list_cases",
              .tag = "cases",
              .needs = {"case", record::Verb::list},
              .query = page_fields({choice_field("state", {"open", "referred", "closed"}, "in this state")}),
              .answer = {.schema = "Case", .shape = Shape::page},
              .verb = "case list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases",
              .scope = "api",
              .summary = "Opens a case and puts what it concerns on hold at once.",
              .handler = with(services, open_case),
              .operation = "open_case",
              .tag = "cases",
              .needs = {"case", record::Verb::create},
              .body = "CaseOpening",
              .answer = {.status = 201, .schema = "OpenedCase"},
              .idempotency_key = Wanted::accepted,
              .verb = "case open"});
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}",
              .scope = "api",
              .summary = "Shows a case with exhibits, custody and holds.",
              .handler = with(services, show_case),
              .operation = "show_case",
              .tag = "cases",
              .needs = {"case", record::Verb::read},
              .answer = {.schema = "WholeCase"},
              .verb = "case show"});
  router.add({.method = "PATCH",
              .pattern = "/api/v1/cases/{number}",
              .scope = "api",
              .summary = "Changes a case's state or what is written of it; lists are added to.",
              .handler = with(services, change_case),
              .operation = "change_case",
              .tag = "cases",
              .needs = {"case", record::Verb::update},
              .body = "CaseChange",
              .answer = {.schema = "Case"},
              .if_match = Wanted::required,
              .verb = "case change"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/holds",
              .scope = "api",
              .summary = "Keeps more from being deleted for a case: sources (\"all\" for every one) within days, and secrets.",
              .handler = with(services, hold_more),
              .operation = "hold_for_case",
              .tag = "cases",
              .needs = {"hold", record::Verb::create},
              .body = "CaseHold",
              .answer = {.status = 201, .schema = "Hold"},
              .idempotency_key = Wanted::accepted,
              .verb = "case hold"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/release",
              .scope = "api",
              .summary = "Releases the holds of a case.",
              .handler = with(services, release_case),
              .operation = "release_case",
              .tag = "cases",
              .needs = {"hold", record::Verb::approve},
              .body = "CaseRelease",
              .answer = {.schema = "ReleasedHolds"},
              .idempotency_key = Wanted::accepted,
              .verb = "case release"});
  router.add(
      {.method = "POST",
       .pattern = "/api/v1/cases/{number}/papers",
       .scope = "api",
       .summary =
           "Writes a paper of the case (for the police, a court, the firm itself) as HTML or PDF; that it left the node is recorded.",
       .handler = with(services, write_paper),
       .operation = "write_case_paper",
       .tag = "cases",
       .needs = {"paper", record::Verb::create},
       .body = "PaperWish",
       .answer = {.type = "text/html, application/pdf"},
       .verb = "case paper"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/bags",
              .scope = "api",
              .summary = "Seals the exhibits of a case into a bag on the node; a job tells how far it is.",
              .handler = with(services, seal_bag),
              .operation = "seal_case_bag",
              .tag = "cases",
              .needs = {"exhibit", record::Verb::export_},
              .body = "BagWish",
              .answer = {.status = 202, .schema = "Job"},
              .idempotency_key = Wanted::accepted,
              .verb = "case bag"});
}

}  // namespace sekimori::web
