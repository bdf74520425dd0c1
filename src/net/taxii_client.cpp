#include "net/taxii_client.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace sekimori::net {
namespace {

constexpr std::string_view media_type = "application/taxii+json;version=2.1";
constexpr std::size_t largest_answer = std::size_t(64) << 20;
constexpr int most_seconds = 120;

HttpClientSettings settings_with(Path authorities, std::string pem) {
  return {.time_limit_seconds = most_seconds,
          .answer_limit = largest_answer,
          .authorities = std::move(authorities),
          .authorities_pem = std::move(pem)};
}

Result<model::RemoteOutcome> outcome_of(const HttpAnswer& answer) {
  const Json status = TRY(Json::parse(answer.body));
  model::RemoteOutcome out;
  out.id = status["id"].text();
  out.done = status["status"].text() != "pending";
  out.taken = static_cast<std::size_t>(std::max<std::int64_t>(status["success_count"].integer_or(0), 0));
  out.failed = static_cast<std::size_t>(std::max<std::int64_t>(status["failure_count"].integer_or(0), 0));
  if (!status["failures"].items().empty()) {
    const Json& first = status["failures"].items().front();
    out.first_failure = fmt::format("{} {}", first["id"].text(), first["message"].text());
  }
  return out;
}

}  // namespace

TaxiiCollection::TaxiiCollection(model::RemoteAccess access, Path authorities)
    : access_(std::move(access)), client_(settings_with(std::move(authorities), access_.authorities)) {}

Result<std::unique_ptr<model::RemoteCollection>> TaxiiCollection::create(model::RemoteAccess access, Path authorities) {
  TRY(check_address(access.address));
  if (!access.address.ends_with('/')) access.address += '/';
  constexpr std::string_view part = "/collections/";
  const std::size_t at = access.address.rfind(part);
  if (at == std::string::npos || access.address.find('/', at + part.size()) != access.address.size() - 1 || access.address.contains('?'))
    return error(ErrorCode::invalid_input, "{} is not the address of a collection: .../collections/ID/", access.address);
  std::unique_ptr<TaxiiCollection> made(new TaxiiCollection(std::move(access), std::move(authorities)));
  made->root_ = made->access_.address.substr(0, at + 1);
  return std::unique_ptr<model::RemoteCollection>(std::move(made));
}

Result<HttpAnswer> TaxiiCollection::ask(std::string method, const std::string& address, std::string body) const {
  HttpQuestion question;
  question.address = address;
  question.headers = {{"Accept", std::string(media_type)}, {"Accept-Language", access_.language == Language::ja ? "ja" : "en"}};
  if (method == "POST") question.headers.emplace_back("Content-Type", std::string(media_type));
  question.method = std::move(method);
  question.body = std::move(body);
  if (!access_.token.reveal().empty()) question.headers.emplace_back("Authorization", "Bearer " + access_.token.reveal());
  question.user = access_.user;
  question.password = access_.password.reveal();
  HttpAnswer answer = TRY(client_.send(question));
  if (answer.status == 401 || answer.status == 403)
    return error(ErrorCode::not_permitted, "{}: the other server does not permit it (HTTP {})", access_.address, answer.status);
  if (answer.status == 404) return error(ErrorCode::not_found, "{}: the other server has no such thing (HTTP 404)", access_.address);
  if (answer.status == 429 || answer.status >= 500)
    return error(ErrorCode::unreachable, "{}: the other server cannot answer now (HTTP {})", access_.address, answer.status);
  if (answer.status >= 300)
    return error(ErrorCode::invalid_input, "{}: the other server refuses it (HTTP {})", access_.address, answer.status);
  if (!ascii_lower(answer.type).starts_with("application/taxii+json"))
    return error(ErrorCode::invalid_input, "{}: the answer is not TAXII 2.1 ({})", access_.address, answer.type);
  return answer;
}

Result<model::RemotePage> TaxiiCollection::page(const model::RemoteQuestion& question) {
  std::vector<std::pair<std::string, std::string>> fields = {{"limit", std::to_string(question.limit)}, {"match[version]", "all"}};
  if (!question.added_after.empty()) fields.emplace_back("added_after", question.added_after);
  if (!question.next.empty()) fields.emplace_back("next", question.next);
  HttpAnswer answer = TRY(ask("GET", access_.address + "objects/?" + form_encode(fields)));
  model::RemotePage page;
  // What lies in the objects is not looked at here: only the envelope's own members.
  const Json envelope = TRY(Json::parse(answer.body));
  page.more = envelope["more"].bool_or(false);
  page.next = envelope["next"].text();
  const auto header =
      std::ranges::find(answer.headers, "x-taxii-date-added-last", [](const auto& one) -> std::string_view { return one.first; });
  if (header != answer.headers.end()) page.last_added = header->second;
  page.envelope = std::move(answer.body);
  return page;
}

Result<model::RemoteOutcome> TaxiiCollection::post(const std::string& envelope) {
  return outcome_of(TRY(ask("POST", access_.address + "objects/", envelope)));
}

Result<model::RemoteOutcome> TaxiiCollection::outcome(const std::string& id) {
  if (!std::ranges::all_of(id,
                           [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }))
    return error(ErrorCode::invalid_input, "{}: the answer names a status that is none", access_.address);
  return outcome_of(TRY(ask("GET", root_ + "status/" + id + "/")));
}

}  // namespace sekimori::net
