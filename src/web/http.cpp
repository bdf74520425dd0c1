#include "web/http.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace sekimori::web {
namespace {

Result<std::string> percent_decode(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return error(ErrorCode::invalid_input, "the address ends inside a %-sequence");
    const Bytes byte = TRY(from_hex(text.substr(i + 1, 2)));
    out += static_cast<char>(byte[0]);
    i += 2;
  }
  if (out.contains('\0') || !is_valid_utf8(out)) return error(ErrorCode::invalid_input, "the address is not text");
  return out;
}

Result<void> parse_fields(std::string_view rest, std::map<std::string, std::string, std::less<>>& into) {
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    const size_t equals = std::min(pair.find('='), pair.size());
    std::string name(pair.substr(0, equals));
    std::string value(pair.substr(std::min(equals + 1, pair.size())));
    std::ranges::replace(name, '+', ' ');
    std::ranges::replace(value, '+', ' ');
    const std::string key = TRY(percent_decode(name));
    const std::string text = TRY(percent_decode(value));
    const auto [entry, is_new] = into.try_emplace(key, text);
    if (!is_new) entry->second += value_separator + text;
  }
  return {};
}

}  // namespace

Language language_of(const Request& request) { return sekimori::language_of(request.header("accept-language")).value_or(Language::ja); }

Result<std::map<std::string, std::string, std::less<>>> parse_form(std::string_view body) {
  std::map<std::string, std::string, std::less<>> fields;
  TRY(parse_fields(body, fields));
  return fields;
}

std::string_view Request::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, [](const auto& pair) -> std::string_view { return pair.first; });
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

Response text_response(int status, std::string body, std::string_view type) {
  Response response;
  response.status = status;
  response.headers = {{"Content-Type", std::string(type)}};
  response.body = std::move(body);
  return response;
}

std::string attachment(std::string_view file_name) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
  std::string ascii, encoded;
  for (const char c : file_name) {
    const bool tame = plain.find(c) != std::string_view::npos;
    ascii += tame ? c : '_';
    if (tame) encoded += c;
    else encoded += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", ascii, encoded);
}

Response json_response(int status, const Json& body) { return text_response(status, body.dump() + "\n", "application/json"); }

namespace {

Response problem_document(const Request& request, int status, std::string_view name, std::string_view title, std::string_view detail,
                          Json errors = {}) {
  Json body = Json::object({{"type", "urn:sekimori:problem:" + std::string(name)},
                            {"title", title},
                            {"status", status},
                            {"detail", detail},
                            {"instance", "urn:uuid:" + request.id},
                            {"request_id", request.id}});
  if (errors.is_array()) body.set("errors", std::move(errors));
  Response response = text_response(status, body.dump() + "\n", "application/problem+json");
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace

Response problem_response(const Error& problem, const Request& request, std::optional<int> status) {
  const auto& row = describe(problem.code);
  return problem_document(request, status.value_or(row.http_status), row.name, language_of(request) == Language::ja ? row.ja : row.en,
                          problem.in(language_of(request)));
}

Response field_problems(const Request& request, const std::vector<FieldProblem>& problems) {
  Json errors = Json::array();
  bool of_body = false;
  for (const FieldProblem& problem : problems) {
    of_body = of_body || problem.parameter.empty();
    Json row = Json::object();
    if (problem.parameter.empty()) row.set("pointer", problem.pointer);
    else row.set("parameter", problem.parameter);
    row.set("detail", problem.detail);
    errors.push(std::move(row));
  }
  const ErrorCode code = of_body ? ErrorCode::invalid_input : ErrorCode::usage;
  const auto& row = describe(code);
  const std::string detail =
      problems.empty() ? std::string() : fmt::format("{}{}: {}", problems[0].parameter, problems[0].pointer, problems[0].detail);
  return problem_document(request, row.http_status, row.name, language_of(request) == Language::ja ? row.ja : row.en, detail,
                          std::move(errors));
}

Response plain_problem(const Request& request, int status, std::string_view name, Text title, std::string_view detail) {
  return problem_document(request, status, name, title.in(language_of(request)), detail);
}

Result<void> parse_target(std::string_view target, Request& into) {
  if (target.empty() || target.front() != '/') return error(ErrorCode::invalid_input, "the address must begin with '/'");
  const size_t question = target.find('?');
  into.path = TRY(percent_decode(target.substr(0, question)));
  for (size_t at = 0; at < into.path.size();) {
    const size_t end = std::min(into.path.find('/', at), into.path.size());
    if (into.path.substr(at, end - at) == "..") return error(ErrorCode::invalid_input, "the address must not hold '..'");
    at = end + 1;
  }
  if (question == std::string_view::npos) return {};
  return parse_fields(target.substr(question + 1), into.query);
}

}  // namespace sekimori::web
