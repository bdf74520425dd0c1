#include "web/plain_page.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::web {
namespace {

struct PlainFile {
  std::string_view name;
  std::string_view text;
};

constexpr PlainFile plain_files[] = {
#define SEKIMORI_TEXT(name, text) {name, text},
#include "web/plain_styles.inc"
#define SEKIMORI_TEXT(name, text) {name, text},
#include "web/plain_scripts.inc"
};

constexpr size_t longest_next = 2000;

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string alert_html(std::string_view message) {
  return message.empty() ? std::string() : fmt::format("<p role=\"alert\"><strong>{}</strong></p>\n", escape_html(message));
}

Response plain_page(const Request& request, int status, Text title, std::string_view body, PageScript script) {
  const Language language = language_of(request);
  const bool with_script = script == PageScript::security_key;
  Response response =
      text_response(status,
                    fmt::format("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                                "content=\"width=device-width, initial-scale=1\">\n<title>{} - {}</title>\n<link rel=\"stylesheet\" "
                                "href=\"/plain/plain.css\">{}</head>\n<body><main><h1>{}</h1>\n{}</main></body></html>\n",
                                language == Language::ja ? "ja" : "en", title.in(language), language == Language::ja ? "関守" : "Sekimori",
                                with_script ? "\n<script src=\"/plain/security-key.js\" defer></script>" : "", title.in(language), body),
                    "text/html; charset=utf-8");
  response.headers.emplace_back("Referrer-Policy", "same-origin");
  response.headers.emplace_back("Content-Security-Policy",
                                fmt::format("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                                            "frame-ancestors 'none'{}",
                                            with_script ? "; script-src 'self'; connect-src 'self'" : ""));
  return response;
}

Response see_other(std::string_view path) {
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", std::string(path));
  response.headers.emplace_back("Referrer-Policy", "same-origin");
  return response;
}

std::string safe_next(std::string_view wanted) {
  const bool ours = wanted.size() <= longest_next && wanted.starts_with('/') && !wanted.starts_with("//") &&
                    wanted.find_first_of("\\\"<>") == std::string_view::npos && is_valid_utf8(wanted) &&
                    std::ranges::none_of(wanted, [](char c) { return static_cast<unsigned char>(c) < 0x21 || c == 0x7f; });
  return ours ? std::string(wanted) : "/";
}

void add_plain_routes(Router& router) {
  Route route;
  route.method = "GET";
  route.pattern = "/plain/{name}";
  route.summary = "Style sheet and scripts of the pages that work without the web client.";
  route.handler = [](const Request& request) -> Result<Response> {
    const auto found = std::ranges::find(plain_files, std::string_view(request.parameters.front()), &PlainFile::name);
    if (found == std::end(plain_files)) return error(ErrorCode::not_found, "{}", request.path);
    return text_response(200, std::string(found->text),
                         found->name.ends_with(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8");
  };
  router.add(std::move(route));
}

}  // namespace sekimori::web
