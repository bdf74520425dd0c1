#include "feature/watch/approval_json.h"
#include "model/names.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Json outcome_json(const protect::ImportOutcome& outcome) {
  Json refused = Json::array();
  for (const auto& refusal : outcome.refused)
    refused.push(
        Json::object({{"line", refusal.line},
                      {"column", refusal.column},
                      {"reason", Json::object({{"ja", refusal.reason.in(Language::ja)}, {"en", refusal.reason.in(Language::en)}})}}));
  return Json::object({{"created", outcome.created},
                       {"changed", outcome.changed},
                       {"unchanged", outcome.unchanged},
                       {"refused", std::move(refused)},
                       {"notes", model::texts_json(outcome.notes)}});
}

struct Table {
  std::string name;
  std::string reason;
};

Table table_of(const Request& request, std::string_view otherwise) {
  Table table{std::string(query_text(request, "file")), std::string(query_text(request, "reason"))};
  if (table.name.empty()) table.name = otherwise;
  if (table.reason.empty()) table.reason = "import";
  return table;
}

Result<Response> import_secrets(Services& services, const Request& request) {
  const Table table = table_of(request, "secrets.csv");
  const auto from = TRY(query_day(request, "valid_from"));
  std::optional<Instant> valid_from;
  if (from) valid_from = services.zone.start_of(*from);
  return json_response(
      200, outcome_json(TRY(services.reg.import_secrets(request.session->actor, request.body, table.name, table.reason, valid_from))));
}

Result<Response> import_people(Services& services, const Request& request) {
  const Table table = table_of(request, "people.csv");
  return json_response(200, outcome_json(TRY(services.reg.import_people(request.session->actor, request.body, table.name, table.reason))));
}

Result<Response> import_agreements(Services& services, const Request& request) {
  const Table table = table_of(request, "agreements.csv");
  return json_response(200,
                       outcome_json(TRY(services.reg.import_agreements(request.session->actor, request.body, table.name, table.reason))));
}

// Of tables that are taken in whole or not at all.
Json taken_json(std::size_t taken) {
  protect::ImportOutcome outcome;
  outcome.created = taken;
  return outcome_json(outcome);
}

Result<Response> import_sources(Services& services, const Request& request) {
  const Table table = table_of(request, "sources.csv");
  std::optional<Instant> valid_from;
  if (const auto from = TRY(query_day(request, "valid_from"))) valid_from = services.zone.start_of(*from);
  return json_response(
      200, taken_json(TRY(services.sources.import_csv(request.session->actor, request.body, table.name, table.reason, valid_from))));
}

Result<Response> import_approvals(Services& services, const Request& request) {
  const Table table = table_of(request, "approvals.csv");
  return json_response(200,
                       taken_json(TRY(services.alerts.import_approvals(request.session->actor, request.body, table.name, table.reason))));
}

Result<Response> list_approvals(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_approvals"));
  return page_of(
      TRY(services.alerts.approvals(request.session->actor)), wish, "list_approvals",
      [](const watch::Approval& approval) { return approval.from.to_string() + "/" + approval.ticket; },
      [](const watch::Approval& approval) { return to_json(approval); });
}

}  // namespace

void add_import_routes(Router& router, Services& services) {
  const auto add = [&](std::string_view what, std::string_view kind, Result<Response> (*handler)(Services&, const Request&),
                       std::string_view verb, std::vector<QueryField> more = {}) {
    more.push_back(text_field("file", "its name, for messages"));
    more.push_back(text_field("reason", "why it is taken in", 2000));
    router.add({.method = "POST",
                .pattern = fmt::format("/api/v1/imports/{}", what),
                .scope = "api",
                .summary = fmt::format("Takes in a table of {} (CSV); rows that are refused are named with line and column.", what),
                .handler = with(services, handler),
                .operation = fmt::format("import_{}", what),
                .tag = "imports",
                .needs = {std::string(kind), record::Verb::create},
                .query = std::move(more),
                .body_type = "text/csv",
                .answer = {.schema = "Imported"},
                .idempotency_key = Wanted::accepted,
                .verb = std::string(verb)});
  };
  add("secrets", "secret", import_secrets, "secret import", {day_field("valid_from", "day from which it holds")});
  add("people", "person", import_people, "person import");
  add("agreements", "agreement", import_agreements, "agreement import");
  add("sources", "source", import_sources, "source import", {day_field("valid_from", "day from which it holds")});
  add("approvals", "approval", import_approvals, "approval import");
  router.add({.method = "GET",
              .pattern = "/api/v1/approvals",
              .scope = "api",
              .summary = "Lists work that was approved although it looks like a leak, by its first day.",
              .handler = with(services, list_approvals),
              .operation = "list_approvals",
              .tag = "alerts",
              .needs = {"approval", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Approval", .shape = Shape::page},
              .verb = "approval list"});
}

}  // namespace sekimori::web
