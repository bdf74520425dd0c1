// Whole files as exhibits of a case: a letter of complaint, a found file, a version that was redacted elsewhere.
#include "feature/respond/case_json.h"
#include "record/token.h"
#include "web/upload.h"

namespace sekimori::web {
namespace {

constexpr std::string_view before_number = "/api/v1/cases/";

// Number of the case; empty: the target is another one.
std::string_view case_in(std::string_view target) {
  target = target.substr(0, target.find('?'));
  if (!target.starts_with(before_number)) return {};
  target.remove_prefix(before_number.size());
  const std::string_view number = target.substr(0, target.find('/'));
  const std::string_view rest = target.substr(number.size());
  if (rest == "/exhibit-files") return number;
  constexpr std::string_view exhibits = "/exhibits/", redacted = "/redacted-files";
  if (!rest.starts_with(exhibits) || !rest.ends_with(redacted) || rest.size() <= exhibits.size() + redacted.size()) return {};
  return rest.substr(exhibits.size(), rest.size() - exhibits.size() - redacted.size()).contains('/') ? std::string_view() : number;
}

struct Sent {
  respond::KnownCase known;
  std::string_view name;
  respond::Acquisition how;
};

Result<Sent> sent_in(Services& services, const Request& request) {
  Sent out;
  out.known = TRY(services.cases.find(request.session->actor, request.parameters.front()));
  out.name = query_text(request, "name");
  if (out.name.empty()) return error(ErrorCode::invalid_input, "?name= is needed: the name of the file");
  if (!request.spooled) return error(ErrorCode::invalid_input, "{}: the file is empty", out.name);
  out.how.actor = request.session->actor;
  out.how.title = query_text(request, "title");
  out.how.reason = query_text(request, "reason");
  out.how.second_person = query_text(request, "second_person");
  out.how.place = query_text(request, "place");
  return out;
}

Result<Response> created(const respond::KnownCase& known, const respond::KnownExhibit& exhibit) {
  Response response = json_response(201, respond::exhibit_json(exhibit));
  response.headers.emplace_back("Location",
                                fmt::format("/api/v1/cases/{}/exhibits/{}", known.facts.number, respond::bag_id_of(exhibit.facts.number)));
  return response;
}

Result<Response> keep_file(Services& services, const Request& request) {
  const Sent sent = TRY(sent_in(services, request));
  return created(sent.known, TRY(services.exhibits.add_file(sent.known, sent.name, *request.spooled, sent.how)));
}

Result<Response> keep_redacted_file(Services& services, const Request& request) {
  const Sent sent = TRY(sent_in(services, request));
  const respond::KnownExhibit whole = TRY(services.exhibits.find(request.session->actor, sent.known, request.parameters[1]));
  return created(sent.known, TRY(services.exhibits.add_redacted_file(sent.known, whole, sent.name, *request.spooled, sent.how)));
}

}  // namespace

bool takes_exhibit_file(std::string_view method, std::string_view target) { return method == "POST" && !case_in(target).empty(); }

std::expected<std::unique_ptr<File>, Response> admit_exhibit_file(Services& services, Request& head) {
  const auto may_send = [&]() -> Result<void> {
    TRY(token_guard(services)(head, "api"));
    const record::Actor& actor = head.session->actor;
    TRY(services.cases.find(actor, case_in(head.path)));  // whether he is on its list
    if (!record::Permissions::standard().reach_of(actor, record::Verb::create, "exhibit").nothing()) return {};
    return error(ErrorCode::not_permitted, "keeping exhibits is not permitted to {}", actor.account);
  };
  const auto allowed = may_send();
  return file_if_allowed(services, head, allowed);
}

void add_exhibit_file_routes(Router& router, Services& services) {
  const auto fields = [](std::vector<QueryField> more) {
    more.push_back(text_field("name", "the file's name", 255));
    more.push_back(text_field("title", "title of the exhibit; made from the name unless given", 500));
    more.push_back(text_field("second_person", "who was present"));
    more.push_back(text_field("place", "where it was received"));
    return more;
  };
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/exhibit-files",
              .scope = "api",
              .summary = "Keeps a file that is sent as an exhibit of a case, byte for byte.",
              .handler = with(services, keep_file),
              .operation = "keep_file",
              .tag = "exhibits",
              .needs = {"exhibit", record::Verb::create},
              .query = fields({text_field("reason", "why it is kept", 2000)}),
              .body_type = "application/octet-stream",
              .answer = {.status = 201, .schema = "Exhibit"},
              .verb = "case exhibit add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/exhibits/{exhibit}/redacted-files",
              .scope = "api",
              .summary = "Keeps a redacted version that was made elsewhere beside the whole exhibit.",
              .handler = with(services, keep_redacted_file),
              .operation = "keep_redacted_file",
              .tag = "exhibits",
              .needs = {"extract", record::Verb::create},
              .query = fields({text_field("reason", "why it is redacted; needed", 2000)}),
              .body_type = "application/octet-stream",
              .answer = {.status = 201, .schema = "Exhibit"},
              .verb = "case exhibit redact"});
}

}  // namespace sekimori::web
