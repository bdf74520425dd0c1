#include "net/desk_line_client.h"

namespace sekimori::net {
namespace {

constexpr std::size_t largest_answer = std::size_t(32) << 20;  // 300 entries of 64 KiB, with what JSON adds
constexpr int most_seconds = 60;
constexpr std::string_view problem_type = "urn:sekimori:problem:";

ErrorCode code_for(int status) {
  switch (status) {
    case 401:
    case 403: return ErrorCode::not_permitted;
    case 404: return ErrorCode::not_found;
    case 409: return ErrorCode::conflict;
    case 429: return ErrorCode::unreachable;  // later
    default: return status >= 500 ? ErrorCode::unreachable : ErrorCode::invalid_input;
  }
}

}  // namespace

DeskLineClient::DeskLineClient(std::string address, Path authorities)
    : address_(std::move(address)),
      client_({.time_limit_seconds = most_seconds, .answer_limit = largest_answer, .authorities = std::move(authorities)}) {}

Result<std::unique_ptr<model::DeskLine>> DeskLineClient::open(std::string address, Path authorities) {
  while (address.ends_with('/')) address.pop_back();
  TRY(check_address(address + "/"));
  return std::unique_ptr<model::DeskLine>(new DeskLineClient(std::move(address), std::move(authorities)));
}

Result<Json> DeskLineClient::post(std::string_view path, const std::string& body, const Sensitive<std::string>& code) const {
  HttpQuestion question;
  question.method = "POST";
  question.address = address_ + std::string(path);
  question.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}, {"Sekimori-Code", code.reveal()}};
  question.body = body;
  const HttpAnswer answer = TRY(client_.send(question));
  const auto told = Json::parse(answer.body);
  if (answer.status < 300) {
    // It may well have been taken.
    if (!told) return error(ErrorCode::unreachable, "the desk at {} does not do it: {}", address_, told.error());
    return *told;
  }
  // Only a desk's own no is one: what else answers there says nothing about the question.
  if (!told || !(*told)["type"].text().starts_with(problem_type))
    return error(ErrorCode::unreachable, "no desk answers at {}: HTTP {}", address_, answer.status);
  return error(code_for(answer.status), "the desk at {} does not do it: {}", address_, (*told)["detail"].text());
}

Result<Json> DeskLineClient::ask(const std::string& question, const Sensitive<std::string>& code) {
  return post("/consult/new", question, code);
}

Result<Json> DeskLineClient::follow(const Sensitive<std::string>& code) { return post("/consult", "{}", code); }

Result<Json> DeskLineClient::add(const Sensitive<std::string>& code, std::string_view text) {
  return post("/consult", Json::object({{"text", text}}).dump(), code);
}

Result<Json> DeskLineClient::forget(const Sensitive<std::string>& code) {
  return post("/consult", Json::object({{"forget", true}}).dump(), code);
}

}  // namespace sekimori::net
