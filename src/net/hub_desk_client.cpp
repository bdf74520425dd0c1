#include "net/hub_desk_client.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/ids.h"

namespace sekimori::net {
namespace {

constexpr std::string_view taxii = "application/taxii+json;version=2.1";
constexpr std::size_t largest_answer = std::size_t(16) << 20;
constexpr int most_seconds = 60;
constexpr int most_seconds_of_a_trial = 15;
constexpr std::string_view hub_root = "/taxii2/hub/";

// Numbers of reports and shares stand in addresses as they are.
Result<void> check_number(const std::string& number) {
  const bool fits = !number.empty() && number.size() <= 40 &&
                    std::ranges::all_of(number, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
  if (!fits) return error(ErrorCode::invalid_input, "'{}' is no number of a report or share", number);
  return {};
}

ErrorCode code_for(int status) {
  switch (status) {
    case 401:
    case 403: return ErrorCode::not_permitted;
    case 404: return ErrorCode::not_found;
    case 409:
    case 412: return ErrorCode::conflict;
    case 429: return ErrorCode::unreachable;
    default: return status >= 500 ? ErrorCode::unreachable : ErrorCode::invalid_input;
  }
}

}  // namespace

HubDeskClient::HubDeskClient(model::HubAccess access, Path authorities)
    : access_(std::move(access)),
      client_({.time_limit_seconds = most_seconds,
               .answer_limit = largest_answer,
               .authorities = authorities,
               .authorities_pem = access_.authorities}),
      trial_({.time_limit_seconds = most_seconds_of_a_trial,
              .answer_limit = largest_answer,
              .authorities = std::move(authorities),
              .authorities_pem = access_.authorities}) {}

Result<std::unique_ptr<model::HubDesk>> HubDeskClient::open(model::HubAccess access, Path authorities) {
  while (access.address.ends_with('/')) access.address.pop_back();
  TRY(check_address(access.address + "/"));
  return std::unique_ptr<model::HubDesk>(new HubDeskClient(std::move(access), std::move(authorities)));
}

HttpQuestion HubDeskClient::question_of(std::string method, const std::string& path, std::string_view accept) const {
  HttpQuestion question;
  question.method = std::move(method);
  question.address = access_.address + path;
  question.headers = {{"Accept", std::string(accept)},
                      {"Accept-Language", access_.language == Language::ja ? "ja" : "en"},
                      {"Authorization", "Bearer " + access_.token.reveal()}};
  return question;
}

Result<HttpAnswer> HubDeskClient::ask(std::string method, const std::string& path, const Json& body, std::string_view accept,
                                      const std::string& key) const {
  HttpQuestion question = question_of(std::move(method), path, accept);
  if (!key.empty()) question.headers.emplace_back("Idempotency-Key", key);
  if (!body.is_null()) {
    question.body = body.dump();
    question.headers.emplace_back("Content-Type", "application/json");
  }
  HttpAnswer answer = TRY(client_.send(question));
  if (answer.status < 300) return answer;
  std::string why = fmt::format("HTTP {}", answer.status);
  if (const auto problem = Json::parse(answer.body); problem && (*problem)["detail"].is_string()) why = (*problem)["detail"].text();
  return error(code_for(answer.status), "the hub at {} does not do it: {}", access_.address, why);
}

Result<Json> HubDeskClient::ask_json(std::string method, const std::string& path, const Json& body) const {
  return Json::parse(TRY(ask(std::move(method), path, body)).body);
}

Result<model::HubTrial> HubDeskClient::try_out(const std::string& member) {
  using model::TrialOutcome;
  const auto in_words = [this](const Error& problem) { return std::string(problem.in(access_.language)); };
  const auto said = [&](const HttpAnswer& answer) {
    // Our own API says it under "detail", TAXII under "description".
    if (const auto problem = Json::parse(answer.body))
      for (const std::string_view name : {"detail", "description"})
        if ((*problem)[name].is_string()) return std::string((*problem)[name].text());
    return fmt::format("HTTP {}", answer.status);
  };
  model::HubTrial out;
  // Does a hub answer?
  NoAnswer why = NoAnswer::other;
  const auto hub = trial_.send(question_of("GET", "/taxii2/", taxii), &why);
  if (!hub) {
    if (hub.error().code == ErrorCode::unreachable && why == NoAnswer::certificate) out.outcome = TrialOutcome::certificate;
    out.detail = in_words(hub.error());
    return out;
  }
  if (hub->status == 401 || hub->status == 403) {
    out.outcome = TrialOutcome::refused;
    out.detail = said(*hub);
    return out;
  }
  if (hub->status == 429 || hub->status >= 500) {
    out.detail = said(*hub);
    return out;
  }
  const auto about = Json::parse(hub->body);
  if (hub->status != 200 || !hub->type.starts_with("application/taxii+json") || !about) {
    out.outcome = TrialOutcome::no_hub;
    out.detail = fmt::format("HTTP {} {}", hub->status, hub->type);
    return out;
  }
  out.organisation = (*about)["title"].text();
  // For whom do we speak?
  const auto members = trial_.send(question_of("GET", "/api/v1/hub-members?limit=100", "application/json"), &why);
  if (!members || members->status != 200) {
    out.outcome = !members                                           ? TrialOutcome::unreachable
                  : members->status == 401 || members->status == 403 ? TrialOutcome::refused
                                                                     : TrialOutcome::no_hub;
    out.detail = members ? said(*members) : in_words(members.error());
    return out;
  }
  if (const auto rows = Json::parse(members->body))
    for (const Json& row : (*rows)["items"].items()) out.members.emplace_back(row["number"].text());
  if (std::ranges::find(out.members, member) == out.members.end()) {
    out.outcome = TrialOutcome::other_member;
    for (const std::string& one : out.members) out.detail += (out.detail.empty() ? "" : ", ") + one;
    return out;
  }
  // And what may we read?
  const auto readable = collections();
  // A hub that has shared nothing yet has nothing to read from.
  if (!readable && readable.error().code != ErrorCode::not_found) {
    out.outcome = readable.error().code == ErrorCode::not_permitted ? TrialOutcome::refused
                  : readable.error().code == ErrorCode::unreachable ? TrialOutcome::unreachable
                                                                    : TrialOutcome::no_hub;
    out.detail = in_words(readable.error());
    return out;
  }
  if (readable) out.collections = static_cast<std::size_t>(std::ranges::count_if(*readable, &model::HubCollection::can_read));
  out.outcome = TrialOutcome::works;
  return out;
}

Result<Json> HubDeskClient::report(const model::HubReportDraft& draft) {
  Json body = Json::object({{"title", draft.title}, {"file_name", draft.file_name}, {"content", to_base64(as_bytes(draft.content))}});
  if (!draft.kind.empty()) body.set("kind", draft.kind);
  if (!draft.further.empty()) {
    Json files = Json::array();
    for (const model::HubReportFile& one : draft.further)
      files.push(Json::object({{"name", one.name}, {"content", to_base64(as_bytes(one.content))}}));
    body.set("files", std::move(files));
  }
  if (!draft.member.empty()) body.set("member", draft.member);
  const HttpAnswer answer = TRY(ask("POST", "/api/v1/hub-reports", body, "application/json", draft.key));
  auto told = Json::parse(answer.body);
  // It may well have been taken.
  if (!told) return error(ErrorCode::unreachable, "the hub at {} does not do it: {}", access_.address, told.error());
  return told;
}

Result<Json> HubDeskClient::show(const std::string& report) {
  TRY(check_number(report));
  return ask_json("GET", "/api/v1/hub-reports/" + report);
}

Result<std::string> HubDeskClient::draft(const std::string& report) {
  TRY(check_number(report));
  return TRY(ask("GET", "/api/v1/hub-reports/" + report + "/draft")).body;
}

Result<Json> HubDeskClient::consent(const std::string& report, const std::string& sha256, const std::string& until,
                                    const std::string& note) {
  TRY(check_number(report));
  Json body = Json::object({{"sha256", sha256}, {"note", note}});
  if (!until.empty()) body.set("until", until);
  return ask_json("POST", "/api/v1/hub-reports/" + report + "/consent", body);
}

Result<Json> HubDeskClient::withdraw(const std::string& report, const std::string& reason) {
  TRY(check_number(report));
  return ask_json("POST", "/api/v1/hub-reports/" + report + "/withdrawal", Json::object({{"reason", reason}}));
}

Result<Json> HubDeskClient::say_label(model::HubAccess access, Path authorities, const std::string& report, const std::string& widest,
                                      const std::string& reason) {
  TRY(check_number(report));
  while (access.address.ends_with('/')) access.address.pop_back();
  TRY(check_address(access.address + "/"));
  const HubDeskClient desk(std::move(access), std::move(authorities));
  return desk.ask_json("POST", "/api/v1/hub-reports/" + report + "/label", Json::object({{"widest", widest}, {"reason", reason}}));
}

Result<Json> HubDeskClient::answer(const std::string& share, const Json& sighting) {
  TRY(check_number(share));
  return ask_json("POST", "/api/v1/hub-shares/" + share + "/sightings", sighting);
}

Result<std::vector<model::HubCollection>> HubDeskClient::collections() {
  const Json answer = TRY(Json::parse(TRY(ask("GET", std::string(hub_root) + "collections/", Json(), taxii)).body));
  std::vector<model::HubCollection> out;
  for (const Json& row : answer["collections"].items()) {
    model::HubCollection one;
    one.id = row["id"].text();
    one.alias = row["alias"].text();
    one.title = row["title"].text();
    one.can_read = row["can_read"].bool_or(false);
    if (!Uuid::parse(one.id)) return error(ErrorCode::invalid_input, "{}: a collection without an id", access_.address);
    one.address = fmt::format("{}{}collections/{}/", access_.address, hub_root, one.id);
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace sekimori::net
