#include "feature/protect/rights/table_mapping.h"
#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<record::AsOf> state_of(Services& services, const Request& request) {
  record::AsOf state;
  if (const auto day = TRY(query_day(request, "as_of"))) state.valid_at = services.zone.end_of(*day);
  return state;
}

Json row_of(const protect::rights::RightsImport& import) {
  Json row = to_json(import);
  row.set("id", import.id).set("version", import.version);
  return row;
}

Result<Response> list_rights_imports(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_rights_imports"));
  const record::AsOf state = TRY(state_of(services, request));
  return page_of(
      TRY(services.safeguards.rights_book.imports(request.session->actor, state)), wish, "list_rights_imports",
      [](const protect::rights::RightsImport& import) { return import.name; }, row_of);
}

Result<Response> import_rights(Services& services, const Request& request) {
  protect::rights::ImportRequest wish;
  wish.name = request.parameters.front();
  wish.format = query_text(request, "format");
  wish.root = query_text(request, "root");
  if (const std::string_view domain = query_text(request, "domain"); !domain.empty()) wish.own_domains.emplace_back(domain);
  wish.taken_on = TRY(query_day(request, "taken_on"));
  std::string file(query_text(request, "file"));
  if (file.empty()) file = wish.name;
  const auto made = TRY(services.safeguards.rights_book.import(request.session->actor, wish, as_bytes(request.body), file, "import"));
  return json_response(201, row_of(made));
}

Result<Response> list_rights_formats(Services&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_rights_formats"));
  std::vector<Json> all;
  for (const auto& format : protect::rights::formats())
    all.push_back(
        Json::object({{"name", format.name}, {"title_ja", format.title.ja}, {"title_en", format.title.en}, {"verified", "source"}}));
  for (const auto& mapping : protect::rights::TableMappings::embedded().all())
    all.push_back(Json::object({{"name", mapping.name},
                                {"title_ja", mapping.title_ja},
                                {"title_en", mapping.title_en},
                                {"verified", mapping.verified ? "source" : "unverified"}}));
  return page_of(
      std::move(all), wish, "list_rights_formats", [](const Json& row) { return std::string(row["name"].text()); },
      [](const Json& row) { return row; });
}

Result<Response> list_rights_findings(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_rights_findings"));
  const record::AsOf state = TRY(state_of(services, request));
  // Nothing to compare is no error of whoever asks: an empty list that says why it is empty.
  if (TRY(services.safeguards.rights_book.imports(request.session->actor, state)).empty()) {
    const Text reason{.ja = "この日の権限はまだ取り込まれていません。", .en = "No rights have been imported for this day yet."};
    return json_response(200, Json::object({{"items", Json::array()}, {"next", Json()}, {"reason", reason.in(language_of(request))}}));
  }
  const auto seen = TRY(services.safeguards.rights_book.compare(request.session->actor, query_text(request, "secret"), state));
  return page_of(
      seen.findings, wish, "list_rights_findings",
      [](const protect::rights::RightsFinding& finding) {
        return fmt::format("{}/{}/{}", finding.number, name_of(finding.difference), finding.who);
      },
      [](const protect::rights::RightsFinding& finding) { return to_json(finding); });
}

struct Shown {
  std::string secret;
  protect::rights::Holder holder;
};

Result<Response> list_right_holders(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_right_holders"));
  const record::AsOf state = TRY(state_of(services, request));
  std::vector<Shown> all;
  for (const auto& secret : TRY(services.safeguards.rights_book.compare(request.session->actor, request.parameters.front(), state)).secrets)
    for (const auto& holder : secret.holders) all.push_back({secret.number, holder});
  return page_of(
      std::move(all), wish, "list_right_holders", [](const Shown& one) { return one.holder.staff_number + "/" + one.holder.account; },
      [](const Shown& one) {
        Json chain = Json::array();
        for (const std::string& name : one.holder.chain) chain.push(name);
        return Json::object({{"secret", one.secret},
                             {"staff_number", one.holder.staff_number},
                             {"account", one.holder.account},
                             {"permitted", one.holder.permitted},
                             {"left", one.holder.left},
                             {"unknown", one.holder.unknown},
                             {"right", protect::rights::words_of(one.holder.grant.rights)},
                             {"place", one.holder.grant.place},
                             {"line", one.holder.grant.line},
                             {"chain", std::move(chain)},
                             {"import", one.holder.import},
                             {"import_day", one.holder.import_day.to_string()},
                             {"words", one.holder.words()}});
      });
}

Result<Response> compare_rights(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto seen = TRY(services.safeguards.rights_book.compare(actor, {}));
  std::string reason(request.json["reason"].text());
  if (reason.empty()) reason = "comparison of rights";
  const auto count = TRY(services.safeguards.rights_book.record_findings(actor, seen, reason));
  Json notes = Json::array();
  for (const std::string& note : seen.notes) notes.push(note);
  return json_response(200,
                       Json::object({{"opened", count.opened}, {"still", count.still}, {"gone", count.gone}, {"notes", std::move(notes)}}));
}

}  // namespace

void add_right_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/rights-imports",
              .scope = "api",
              .summary = "Lists the imports of access rights, each a dated version.",
              .handler = with(services, list_rights_imports),
              .operation = "list_rights_imports",
              .tag = "rights-imports",
              .needs = {"access_right", record::Verb::list},
              .query = page_fields({day_field("as_of", "as it stood at the end of that day")}),
              .answer = {.schema = "RightsImport", .shape = Shape::page},
              .verb = "rights list"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/rights-imports/{name}",
              .scope = "api",
              .summary = "Takes in an export of access rights as the next version of this name.",
              .handler = with(services, import_rights),
              .operation = "import_rights",
              .tag = "rights-imports",
              .needs = {"access_right", record::Verb::create},
              .query = {text_field("format", "see list_rights_formats"), text_field("root", "place before relative paths", 1000),
                        text_field("domain", "mail domain of the firm"), day_field("taken_on", "day of the export"),
                        text_field("file", "its name")},
              .body_type = "application/octet-stream",
              .answer = {.status = 201, .schema = "RightsImport"},
              .verb = "rights import"});
  router.add({.method = "GET",
              .pattern = "/api/v1/rights-formats",
              .scope = "api",
              .summary = "Lists the formats of exports that can be taken in.",
              .handler = with(services, list_rights_formats),
              .operation = "list_rights_formats",
              .tag = "rights-formats",
              .query = page_fields(),
              .answer = {.schema = "RightsFormat", .shape = Shape::page},
              .verb = "rights formats"});
  router.add({.method = "GET",
              .pattern = "/api/v1/rights-findings",
              .scope = "api",
              .summary = "Lists who may open a secret without being permitted, and who is permitted and may not.",
              .handler = with(services, list_rights_findings),
              .operation = "list_rights_findings",
              .tag = "rights-findings",
              .needs = {"access_right", record::Verb::list},
              .query = page_fields({text_field("secret", "of this secret"), day_field("as_of", "as it stood at the end of that day")}),
              .answer = {.schema = "RightsFinding", .shape = Shape::page},
              .verb = "rights compare"});
  router.add({.method = "POST",
              .pattern = "/api/v1/rights-findings",
              .scope = "api",
              .summary = "Compares now and keeps the differences as findings.",
              .handler = with(services, compare_rights),
              .operation = "compare_rights",
              .tag = "rights-findings",
              .needs = {"finding", record::Verb::create},
              .body = "RightsComparing",
              .answer = {.schema = "RightsCompared"},
              .idempotency_key = Wanted::accepted,
              .verb = "rights compare"});
  router.add({.method = "GET",
              .pattern = "/api/v1/secrets/{number}/rights",
              .scope = "api",
              .summary = "Lists who may open a secret, and through which groups.",
              .handler = with(services, list_right_holders),
              .operation = "list_right_holders",
              .tag = "rights-findings",
              .needs = {"access_right", record::Verb::list},
              .query = page_fields({day_field("as_of", "as it stood at the end of that day")}),
              .answer = {.schema = "RightHolder", .shape = Shape::page},
              .verb = "rights show"});
}

}  // namespace sekimori::web
