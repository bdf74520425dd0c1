// Frameworks: ours and those taken in, out as OSCAL, compared; and the trail for a certifier.
#include "base/digest.h"
#include "base/ids.h"
#include "feature/govern/govern_room.h"
#include "web/govern_routes.h"
#include "web/paging.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

Result<Response> list_frameworks(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_frameworks"));
  return page_of(
      TRY(services.govern.frameworks.list(request.session->actor)), wish, "list_frameworks",
      [](const Json& one) { return fmt::format("{}@{}", one["id"].text(), one["version"].text()); }, [](const Json& one) { return one; });
}

Result<Response> show_framework(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(TRY(services.govern.frameworks.get(request.session->actor, request.parameters.front(), query_text(request, "version")))));
}

Result<Response> export_framework(Services& services, const Request& request) {
  const govern::Framework framework =
      TRY(services.govern.frameworks.get(request.session->actor, request.parameters.front(), query_text(request, "version")));
  Random& random = services.respond.random;
  return json_response(200, govern::to_oscal(framework, govern::oscal_uuid(services.clock, random), services.clock.now().to_rfc3339(0),
                                             paper_language(request)));
}

Result<Response> import_framework(Services& services, const Request& request) {
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "framework";
  govern::FrameworkBook& book = services.govern.frameworks;
  TRY(book.may_take_in(request.session->actor));
  const govern::Framework framework = TRY(govern::read_framework_confined(request.body, file, {}));
  return json_response(
      201, TRY(book.take_in(request.session->actor, framework, {file, to_hex(sha256(request.body))}, query_text(request, "reason"))));
}

Result<Response> compare_frameworks(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto named = [&](std::string_view text) -> Result<govern::Framework> {
    const auto mark = text.rfind('@');
    return mark == std::string_view::npos ? services.govern.frameworks.get(actor, text)
                                          : services.govern.frameworks.get(actor, text.substr(0, mark), text.substr(mark + 1));
  };
  if (query_text(request, "before").empty() || query_text(request, "after").empty())
    return error(ErrorCode::usage, "before and after are needed: a framework's id, with @version where it matters");
  const govern::Framework before = TRY(named(query_text(request, "before")));
  const govern::Framework after = TRY(named(query_text(request, "after")));
  return json_response(200, to_json(difference(before, after)));
}

Result<Response> show_trail(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const govern::Framework framework = TRY(services.govern.frameworks.get(actor, request.parameters.front()));
  return json_response(200, to_json(TRY(services.govern.trail(actor, framework))));
}

Result<Response> print_trail(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const govern::Framework framework = TRY(services.govern.frameworks.get(actor, request.parameters.front()));
  return paper_answer(request, govern::to_paper(TRY(services.govern.trail(actor, framework)), paper_language(request)), "audit-trail");
}

}  // namespace

void add_framework_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/frameworks",
              .scope = "api",
              .summary = "Lists frameworks: ours and those taken in.",
              .handler = with(services, list_frameworks),
              .operation = "list_frameworks",
              .tag = "frameworks",
              .needs = {"framework", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "FrameworkHead", .shape = Shape::page},
              .verb = "framework list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/frameworks/{id}",
              .scope = "api",
              .summary = "Shows what a framework holds.",
              .handler = with(services, show_framework),
              .operation = "show_framework",
              .tag = "frameworks",
              .needs = {"framework", record::Verb::read},
              .query = {text_field("version", "this version; the newest unless given")},
              .answer = {.schema = "Framework"},
              .verb = "framework show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/frameworks/{id}/oscal",
              .scope = "api",
              .summary = "A framework as an OSCAL catalogue.",
              .handler = with(services, export_framework),
              .operation = "export_framework",
              .tag = "frameworks",
              .needs = {"framework", record::Verb::read},
              .query = {text_field("version", "this version"), choice_field("language", {"ja", "en"}, "of the words")},
              .answer = {.type = "application/json"},
              .verb = "framework export"});
  router.add({.method = "POST",
              .pattern = "/api/v1/imports/framework",
              .scope = "api",
              .summary = "Takes in a document of OSCAL (JSON, YAML, XML) or a CISO Assistant library, read by a confined child; what is "
                         "left out is named.",
              .handler = with(services, import_framework),
              .operation = "import_framework",
              .tag = "frameworks",
              .needs = {"framework", record::Verb::create},
              .query = {text_field("file", "its name"), text_field("reason", "why", 2000)},
              .body_type = "application/octet-stream",
              .answer = {.status = 201, .schema = "FrameworkHead"},
              .idempotency_key = Wanted::accepted,
              .verb = "framework import"});
  router.add({.method = "GET",
              .pattern = "/api/v1/framework-comparison",
              .scope = "api",
              .summary = "What differs between two versions or frameworks, item by item.",
              .handler = with(services, compare_frameworks),
              .operation = "compare_frameworks",
              .tag = "frameworks",
              .needs = {"framework", record::Verb::read},
              .query = {text_field("before", "id, or id@version"), text_field("after", "id, or id@version")},
              .answer = {.schema = "FrameworkDifference"},
              .verb = "framework compare"});
  router.add({.method = "GET",
              .pattern = "/api/v1/frameworks/{id}/trail",
              .scope = "api",
              .summary = "Each control with the measures that answer it, their evidence by hash and their changes by place in the ledger.",
              .handler = with(services, show_trail),
              .operation = "show_audit_trail",
              .tag = "frameworks",
              .needs = {"measure", record::Verb::export_},
              .answer = {.schema = "AuditTrail"},
              .verb = "measure trail"});
  router.add({.method = "GET",
              .pattern = "/api/v1/frameworks/{id}/trail/paper",
              .scope = "api",
              .summary = "The trail as a paper.",
              .handler = with(services, print_trail),
              .operation = "print_audit_trail",
              .tag = "frameworks",
              .needs = {"measure", record::Verb::export_},
              .query = paper_fields(),
              .answer = {.type = std::string(paper_types)},
              .verb = "measure trail"});
}

}  // namespace sekimori::web
