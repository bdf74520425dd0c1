#include "web/taxii_answer.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace sekimori::web {
namespace {

enum class MediaType : unsigned char { taken, other, other_version };

// One media type with its parameters: "application/taxii+json; version=2.1; q=0.5".
MediaType judge(std::string_view text, bool wildcards) {
  const std::size_t semicolon = std::min(text.find(';'), text.size());
  const std::string name = ascii_lower(trim(text.substr(0, semicolon)));
  const bool is_wildcard = name == "*/*" || name == "application/*";
  if (name != "application/taxii+json" && !(wildcards && is_wildcard)) return MediaType::other;
  MediaType judged = MediaType::taken;
  std::string_view rest = text.substr(std::min(semicolon + 1, text.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view parameter = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    const std::string key = ascii_lower(trim(parameter.substr(0, equals)));
    std::string_view value = trim(parameter.substr(std::min(equals + 1, parameter.size())));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    if (key == "version" && value != "2.1") judged = MediaType::other_version;
    if (key == "q") {
      double weight = 0;
      const auto done = std::from_chars(value.data(), value.data() + value.size(), weight);
      if (done.ec != std::errc() || weight <= 0) return MediaType::other;
    }
  }
  return judged;
}

bool takes_taxii(std::string_view accept) {
  if (trim(accept).empty()) return true;  // who says nothing takes everything (RFC 9110, 12.5.1)
  while (!accept.empty()) {
    const std::size_t end = std::min(accept.find(','), accept.size());
    if (judge(accept.substr(0, end), true) == MediaType::taken) return true;
    accept.remove_prefix(std::min(end + 1, accept.size()));
  }
  return false;
}

// A problem document of our own routes, said the other way.
Response say(const Request& request, Response response) {
  const auto type =
      std::ranges::find(response.headers, "Content-Type", [](const auto& header) -> std::string_view { return header.first; });
  if (response.status < 400 || type == response.headers.end() || !type->second.starts_with("application/problem+json")) return response;
  const auto problem = Json::parse(response.body);
  if (!problem) return response;
  std::string_view code = (*problem)["type"].text();
  code.remove_prefix(std::min(code.rfind(':') + 1, code.size()));
  Response out = taxii_error(request, response.status, code, (*problem)["title"].text(), (*problem)["detail"].text());
  for (auto& header : response.headers) {
    if (header.first == "Content-Type") continue;
    if (header.first == "WWW-Authenticate") header.second = "Basic realm=\"taxii\", charset=\"UTF-8\", Bearer";
    out.headers.push_back(std::move(header));
  }
  return out;
}

}  // namespace

Dialect taxii_dialect() {
  return {.prefix = "/taxii2",
          .prepare =
              [](Request& request) {
                if (!request.path.ends_with('/')) request.path += '/';
              },
          .say = say};
}

Response taxii_response(int status, std::string body) { return text_response(status, std::move(body), taxii_type); }

Response taxii_error(const Request& request, int status, std::string_view code, std::string_view title, std::string_view description) {
  return taxii_response(status, Json::object({{"title", title.empty() ? std::string_view("error") : title},
                                              {"description", description},
                                              {"error_id", request.id},
                                              {"error_code", code},
                                              {"http_status", std::to_string(status)}})
                                        .dump() +
                                    "\n");
}

std::optional<Response> taxii_refusal(const Request& request) {
  const Language language = language_of(request);
  if (!takes_taxii(request.header("accept"))) {
    const Text title{.ja = "求められた形式では答えられません。", .en = "The media type asked for cannot be sent."};
    return taxii_error(request, 406, "not_acceptable", title.in(language), "Accept: application/taxii+json;version=2.1");
  }
  if (request.method == "POST" && judge(request.header("content-type"), false) != MediaType::taken) {
    const Text title{.ja = "この形式は受け付けません。", .en = "That type is not taken here."};
    return taxii_error(request, 415, "unsupported_type", title.in(language), "Content-Type: application/taxii+json;version=2.1");
  }
  return {};
}

}  // namespace sekimori::web
