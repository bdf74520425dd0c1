#include "feature/watch/ingestion.h"
#include "record/token.h"
#include "web/upload.h"

namespace sekimori::web {
namespace {

constexpr std::string_view before_id = "/api/v1/sources/";
constexpr std::string_view after_id = "/files";

// Empty: the target is another one.
std::string_view source_in(std::string_view target) {
  target = target.substr(0, target.find('?'));
  if (!target.starts_with(before_id) || !target.ends_with(after_id)) return {};
  if (target.size() <= before_id.size() + after_id.size()) return {};
  const std::string_view id = target.substr(before_id.size(), target.size() - before_id.size() - after_id.size());
  return id.contains('/') ? std::string_view() : id;
}

Result<Response> take_file(Services& services, const Request& request) {
  const std::string& source = request.parameters.front();
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "event", .id = source}));
  const std::string_view name = query_text(request, "name");
  if (name.empty()) return error(ErrorCode::invalid_input, "?name= is needed: the end of the file's name tells how it is read");
  if (!request.spooled) return error(ErrorCode::invalid_input, "{}: the file is empty", name);
  const auto answer = services.ingestion.accept_open_file(source, *request.spooled, name);
  if (!answer) {
    services.trace.write(TraceLevel::warning, "ingest.refused", {{"code", describe(answer.error().code).name}});
    return std::unexpected(answer.error());
  }
  return json_response(200, Json::object({{"block", answer->block}, {"known", answer->duplicate > 0}}));
}

}  // namespace

bool takes_event_file(std::string_view method, std::string_view target) { return method == "POST" && !source_in(target).empty(); }

std::expected<std::unique_ptr<File>, Response> admit_event_file(Services& services, Request& head) {
  const std::string source(source_in(head.path));
  const auto may_send = [&]() -> Result<void> {
    TRY(token_guard(services)(head, "ingest:" + source));
    TRY(record::Permissions::standard().check(head.session->actor, record::Verb::create, {.kind = "event", .id = source}));
    return {};
  };
  const auto allowed = may_send();
  return file_if_allowed(services, head, allowed);
}

void add_event_file_routes(Router& router, Services& services) {
  router.add({.method = "POST",
              .pattern = "/api/v1/sources/{id}/files",
              .scope = "ingest:{}",
              .summary =
                  "Takes a whole file of events, kept byte for byte: EVTX, JSON lines, CSV by the source's mapping, or a .gz, .zst or .zip "
                  "of them. The same file is taken once. Answers once it is durable; it is read soon after.",
              .handler = with(services, take_file),
              .operation = "take_event_file",
              .tag = "sources",
              .needs = {"event", record::Verb::create},
              .query = {text_field("name", "the file's name; its end tells how it is read", 255)},
              .body_type = "application/octet-stream",
              .answer = {.schema = "TakenFile"},
              .verb = "ingest"});
}

}  // namespace sekimori::web
