#include "feature/protect/content.h"
#include "feature/protect/prior_use_bag.h"
#include "model/names.h"
#include "record/token.h"
#include "web/archive_feed.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

using protect::OpenCloseDecision;
using protect::PriorUseFile;

Json row_of(const OpenCloseDecision& decision) {
  const protect::Tally tally = tally_of(decision);
  return to_json(decision)
      .set("points_to", Json::object({{"secret", tally.secret}, {"patent", tally.patent}, {"open", tally.open}}))
      .set("unanswered", model::texts_json(tally.unanswered));
}

Json row_of(const PriorUseFile& file) {
  Json elements = Json::array();
  for (const protect::ElementState& one : elements_of(file))
    elements.push(Json::object({{"id", one.id},
                                {"text", to_json(one.text)},
                                {"documents", model::texts_json(one.documents)},
                                {"kinds", model::texts_json(one.kinds)},
                                {"earliest", model::day_json(one.earliest)}}));
  return to_json(file).set("elements", std::move(elements));
}

Result<Response> list_decisions(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_open_close_decisions"));
  return page_of(
      TRY(services.protect.shelf.all<OpenCloseDecision>(request.session->actor)), wish, "list_open_close_decisions",
      [](const protect::Kept<OpenCloseDecision>& kept) { return kept.item.number; },
      [](const protect::Kept<OpenCloseDecision>& kept) { return row_of(kept.item); });
}

Result<Response> list_criteria(Services&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_open_close_criteria"));
  std::vector<Json> all;
  for (const Json& row : protect::content("open_close")["criterion"].items())
    all.push_back(Json::object(
        {{"id", row["id"]}, {"text", Json::object({{"ja", row["ja"]}, {"en", row["en"]}})}, {"yes", row["yes"]}, {"no", row["no"]}}));
  return page_of(
      std::move(all), wish, "list_open_close_criteria", [](const Json& row) { return std::string(row["id"].text()); },
      [](const Json& row) { return row; });
}

Result<Response> decide(Services& services, const Request& request) {
  const Json& body = request.json;
  const OpenCloseDecision decision = TRY(protect::open_close_from_json(body));
  return json_response(
      201, row_of(TRY(services.protect.technology.decide(request.session->actor, decision, text_in(body, "reason", "decision")))));
}

Result<Response> list_prior_use(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_prior_use_files"));
  return page_of(
      TRY(services.protect.shelf.all<PriorUseFile>(request.session->actor)), wish, "list_prior_use_files",
      [](const protect::Kept<PriorUseFile>& kept) { return kept.item.number; },
      [](const protect::Kept<PriorUseFile>& kept) { return row_of(kept.item); });
}

Result<Response> open_prior_use(Services& services, const Request& request) {
  const Json& body = request.json;
  PriorUseFile file;
  file.number = body["number"].text();
  file.technology = body["technology"].text();
  file.scope = body["scope"].text();
  file.secrets = texts_in(body, "secrets");
  return json_response(
      201, row_of(TRY(services.protect.technology.open_prior_use(request.session->actor, file, text_in(body, "reason", "begun")))));
}

Result<Response> add_document(Services& services, const Request& request) {
  protect::PriorUseDocument document;
  document.file_name = Path(query_text(request, "file")).filename().string();
  document.kind = query_text(request, "kind");
  document.title = query_text(request, "title");
  if (document.title.empty()) document.title = document.file_name;
  document.shows = query_text(request, "shows");
  document.day = TRY(query_day(request, "day"));
  const record::Actor& actor = request.session->actor;
  TRY(services.protect.technology.add_document(actor, request.parameters.front(), document, as_bytes(request.body)));
  return json_response(201, row_of(TRY(services.protect.technology.prior_use(actor, request.parameters.front()))));
}

protect::PriorUseBags bags_of(Services& services) {
  respond::RespondParts& parts = services.respond;
  return {{parts.files, parts.ledger, parts.clock, parts.random, SEKIMORI_VERSION},
          services.protect.technology,
          parts.records.changes,
          services.bags,
          services.zone};
}

Result<Response> seal_file(Services& services, const Request& request) {
  return json_response(201, to_json(TRY(bags_of(services).seal(
                                request.session->actor, request.parameters.front(),
                                {.witness = text_in(request.json, "witness", ""), .reason = text_in(request.json, "reason", "")}))));
}

Result<Response> list_bags(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_prior_use_bags"));
  return page_of(
      TRY(bags_of(services).list(request.session->actor, request.parameters.front())), wish, "list_prior_use_bags",
      [](const protect::PriorUseBag& bag) { return bag.made_at + bag.name; }, [](const protect::PriorUseBag& bag) { return to_json(bag); });
}

Result<Response> carry_bag(Services& services, const Request& request) {
  if (request.method == "HEAD") return text_response(200, "", "application/zip");
  auto archive =
      TRY(bags_of(services).carry(request.session->actor, request.parameters[0], request.parameters[1], query_text(request, "reason")));
  return archive_response(std::move(archive), request.parameters[1], "prior-use-" + request.parameters[0] + ".zip", services.trace);
}

Result<Response> show_keep_secret(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.protect.technology.keep_secret(request.session->actor, request.parameters.front()))));
}

Result<Response> print_keep_secret(Services& services, const Request& request) {
  protect::TechnologyFiles& technology = services.protect.technology;
  const auto file = TRY(technology.keep_secret(request.session->actor, request.parameters.front()));
  return paper_answer(request, technology.keep_secret_paper(file, paper_language(request)), "keep-secret");
}

}  // namespace

void add_technology_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/open-close-decisions",
              .scope = "api",
              .summary = "Lists decisions to patent, keep secret or open a technology, with the way their answers point.",
              .handler = with(services, list_decisions),
              .operation = "list_open_close_decisions",
              .tag = "technologies",
              .needs = {"open_close_decision", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "OpenCloseDecision", .shape = Shape::page},
              .verb = "open-close list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/open-close-criteria",
              .scope = "api",
              .summary = "Lists the questions of a decision and where each answer leans.",
              .handler = with(services, list_criteria),
              .operation = "list_open_close_criteria",
              .tag = "technologies",
              .needs = {"open_close_decision", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "OpenCloseCriterion", .shape = Shape::page},
              .verb = "open-close decide"});
  router.add({.method = "POST",
              .pattern = "/api/v1/open-close-decisions",
              .scope = "api",
              .summary = "Records the decision on a technology, or a new version of it.",
              .handler = with(services, decide),
              .operation = "decide_open_close",
              .tag = "technologies",
              .needs = {"open_close_decision", record::Verb::create},
              .body = "OpenCloseEntry",
              .answer = {.status = 201, .schema = "OpenCloseDecision"},
              .idempotency_key = Wanted::accepted,
              .verb = "open-close decide"});
  router.add({.method = "GET",
              .pattern = "/api/v1/prior-use-files",
              .scope = "api",
              .summary = "Lists files of prior use with the elements of the law that their documents show.",
              .handler = with(services, list_prior_use),
              .operation = "list_prior_use_files",
              .tag = "technologies",
              .needs = {"prior_use_file", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "PriorUseFile", .shape = Shape::page},
              .verb = "prior-use show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/prior-use-files",
              .scope = "api",
              .summary = "Begins the file of a technology that proves prior use.",
              .handler = with(services, open_prior_use),
              .operation = "open_prior_use_file",
              .tag = "technologies",
              .needs = {"prior_use_file", record::Verb::create},
              .body = "PriorUseEntry",
              .answer = {.status = 201, .schema = "PriorUseFile"},
              .idempotency_key = Wanted::accepted,
              .verb = "prior-use open"});
  router.add({.method = "POST",
              .pattern = "/api/v1/prior-use-files/{number}/documents",
              .scope = "api",
              .summary = "Adds a document to a file of prior use; its bytes are kept as they are.",
              .handler = with(services, add_document),
              .operation = "add_prior_use_document",
              .tag = "technologies",
              .needs = {"prior_use_file", record::Verb::update},
              .query = {text_field("file", "its name"), text_field("kind", "drawing, order, research_note ..."),
                        text_field("title", "what it is; its name unless given"), day_field("day", "that the document bears"),
                        text_field("shows", "what it shows", 2000)},
              .body_type = "application/octet-stream",
              .answer = {.status = 201, .schema = "PriorUseFile"},
              .idempotency_key = Wanted::accepted,
              .verb = "prior-use add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/prior-use-files/{number}/bags",
              .scope = "api",
              .summary = "Seals a file of prior use into a bag that strangers can check; the ledger gives it its day.",
              .handler = with(services, seal_file),
              .operation = "seal_prior_use_file",
              .tag = "technologies",
              .needs = {"prior_use_file", record::Verb::update},
              .body = "PriorUseSealing",
              .answer = {.status = 201, .schema = "PriorUseBag"},
              .idempotency_key = Wanted::accepted,
              .verb = "prior-use seal"});
  router.add({.method = "GET",
              .pattern = "/api/v1/prior-use-files/{number}/bags",
              .scope = "api",
              .summary = "Lists the sealed bags of a file of prior use, oldest first.",
              .handler = with(services, list_bags),
              .operation = "list_prior_use_bags",
              .tag = "technologies",
              .needs = {"prior_use_file", record::Verb::read},
              .query = page_fields(),
              .answer = {.schema = "PriorUseBag", .shape = Shape::page},
              .verb = "prior-use seal"});
  router.add({.method = "GET",
              .pattern = "/api/v1/prior-use-files/{number}/bags/{name}/archive",
              .scope = "api",
              .summary = "A sealed bag of prior use as one zip, written as it is read; that it leaves the node is a change record.",
              .handler = with(services, carry_bag),
              .operation = "carry_prior_use_bag",
              .tag = "technologies",
              .needs = {"prior_use_file", record::Verb::read},
              .query = {text_field("reason", "why it leaves", 2000)},
              .answer = {.type = "application/zip"},
              .verb = "prior-use seal"});
  router.add({.method = "GET",
              .pattern = "/api/v1/keep-secret-files/{number}",
              .scope = "api",
              .summary = "Shows decision, prior use and readiness of a technology together, and the steps that remain.",
              .handler = with(services, show_keep_secret),
              .operation = "show_keep_secret_file",
              .tag = "technologies",
              .needs = {"open_close_decision", record::Verb::read},
              .answer = {.schema = "KeepSecretFile"},
              .verb = "keep-secret show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/prints/keep-secret-files/{number}",
              .scope = "api",
              .summary = "The keep-secret file of a technology as a paper.",
              .handler = with(services, print_keep_secret),
              .operation = "print_keep_secret_file",
              .tag = "prints",
              .needs = {"open_close_decision", record::Verb::read},
              .query = paper_fields(),
              .answer = {.type = std::string(paper_types)},
              .verb = "keep-secret show"});
}

}  // namespace sekimori::web
