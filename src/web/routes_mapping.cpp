#include "feature/watch/assist/mapping_assistant.h"
#include "feature/watch/mapping_book.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

// It holds nothing of its own: the mappings are records.
watch::MappingBook mappings_of(Services& services) { return {services.database, services.records.records}; }

// "列=user": what a person says a column is; nothing after the sign leaves the column out.
Result<std::map<std::string, std::string>> given_columns(const Request& request) {
  std::map<std::string, std::string> out;
  for (const std::string& text : query_texts(request, "column")) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0) return error(ErrorCode::usage, "column: '{}' is not COLUMN=PART", text);
    out[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return out;
}

Result<Response> propose(Services&, const Request& request) {
  watch::ProposalWish wish;
  wish.name = query_text(request, "name");
  if (const std::string_view zone = query_text(request, "zone"); !zone.empty()) wish.zone = zone;
  wish.columns = TRY(given_columns(request));
  std::string_view file = query_text(request, "file");
  if (file.empty()) file = "sample";
  const ByteView bytes = as_bytes(request.body);
  return json_response(200, to_json(TRY(watch::propose_mapping(bytes.first(std::min(bytes.size(), watch::assistant_bytes)), file, wish))));
}

Result<Response> list_mappings(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_mappings"));
  return page_of(
      TRY(mappings_of(services).list(request.session->actor)), wish, "list_mappings",
      [](const watch::KnownMapping& mapping) { return mapping.name; }, [](const watch::KnownMapping& mapping) { return to_json(mapping); });
}

Result<Response> save_mapping(Services& services, const Request& request) {
  return json_response(
      201, to_json(TRY(mappings_of(services).save(request.session->actor, request.json["toml"].text(), request.json["reason"].text()))));
}

Result<Response> verify_mapping(Services& services, const Request& request) {
  watch::MappingBook mappings = mappings_of(services);
  const record::Actor& actor = request.session->actor;
  const std::string& name = request.parameters.front();
  TRY(mappings.verify(actor, name, request.json["reason"].text()));
  const auto known = TRY(mappings.find(actor, name));
  if (!known) return error(ErrorCode::not_found, "no mapping '{}' of your own; 'sekimori source mapping list' shows them", name);
  return json_response(200, to_json(*known));
}

}  // namespace

void add_mapping_routes(Router& router, Services& services) {
  router.add({.method = "POST",
              .pattern = "/api/v1/mapping-proposals",
              .scope = "api",
              .summary = "Tells what the columns of a log are, by its first rows, and reads them so; keeps nothing.",
              .handler = with(services, propose),
              .operation = "propose_mapping",
              .tag = "mappings",
              .needs = {"source_mapping", record::Verb::create},
              .query = {text_field("file", "name of the file"), text_field("name", "name of the mapping", 100),
                        text_field("zone", "zone of times without an offset; Asia/Tokyo unless given", 60),
                        any_of(text_field("column", "COLUMN=PART: what this column is; nothing after the sign leaves it out", 400))},
              .body_type = "application/octet-stream",
              .answer = {.schema = "MappingProposal"},
              .verb = "source assist"});
  router.add({.method = "GET",
              .pattern = "/api/v1/mappings",
              .scope = "api",
              .summary = "Lists the mappings of the firm's own and whether somebody has checked them.",
              .handler = with(services, list_mappings),
              .operation = "list_mappings",
              .tag = "mappings",
              .needs = {"source_mapping", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Mapping", .shape = Shape::page},
              .verb = "source mapping list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/mappings",
              .scope = "api",
              .summary = "Keeps a mapping, or a new version of one, as unverified.",
              .handler = with(services, save_mapping),
              .operation = "save_mapping",
              .tag = "mappings",
              .needs = {"source_mapping", record::Verb::create},
              .body = "MappingSaving",
              .answer = {.status = 201, .schema = "Mapping"},
              .idempotency_key = Wanted::accepted,
              .verb = "source mapping save"});
  router.add({.method = "POST",
              .pattern = "/api/v1/mappings/{name}/verification",
              .scope = "api",
              .summary = "Notes that somebody compared the rows as they are read with what they should say.",
              .handler = with(services, verify_mapping),
              .operation = "verify_mapping",
              .tag = "mappings",
              .needs = {"source_mapping", record::Verb::approve},
              .body = "MappingVerification",
              .answer = {.schema = "Mapping"},
              .idempotency_key = Wanted::accepted,
              .verb = "source mapping verify"});
}

}  // namespace sekimori::web
