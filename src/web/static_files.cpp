#include "web/static_files.h"

#include <algorithm>

#include "web/conditional.h"

namespace sekimori::web {
namespace {

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

// Whether a list such as "gzip, br;q=0.5" allows a coding.
bool accepts(std::string_view list, std::string_view coding) {
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    const size_t end = std::min(one.find_first_of("; "), one.size());
    if (one.substr(0, end) == coding) return !one.ends_with("q=0") && !one.ends_with("q=0.0");
  }
  return false;
}

Response send(const Request& request, const StaticFile& file) {
  Response response;
  response.headers = {{"Content-Type", std::string(file.type)}, {"Vary", "Accept-Encoding"}};
  const std::string_view wanted = request.header("accept-encoding");
  std::string tag(file.tag);
  if (!file.brotli.empty() && accepts(wanted, "br")) {
    response.headers.emplace_back("Content-Encoding", "br");
    response.body = file.brotli;
    tag += "-br";
  } else if (!file.gzip.empty() && accepts(wanted, "gzip")) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = file.gzip;
    tag += "-gz";
  } else {
    response.body = file.plain;
  }
  response.headers.emplace_back("ETag", "\"" + tag + "\"");
  const bool hashed = file.path.starts_with("/assets/");
  response.headers.emplace_back("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  add_page_headers(response);
  return unless_unchanged(request, std::move(response));
}

Response say_that_none_was_built(const Request& request) {
  const bool ja = language_of(request) == Language::ja;
  const Text title{.ja = "関守", .en = "Sekimori"};
  const Text text{
      .ja =
          "このプログラムには画面が組み込まれていません。コマンドラインと API は使えます。画面は './dev ui' "
          "で作り、プログラムを作り直します。",
      .en =
          "This program was built without the web client. The command line and the API work. './dev ui' builds the client; then build the "
          "program again."};
  Response response = text_response(
      200,
      fmt::format("<!doctype html>\n<html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                  "content=\"width=device-width\"><title>{}</title>\n<main><h1>{}</h1>\n<p>{}</p></main></html>\n",
                  ja ? "ja" : "en", title.in(language_of(request)), title.in(language_of(request)), text.in(language_of(request))),
      "text/html; charset=utf-8");
  add_page_headers(response);
  return response;
}

}  // namespace

void add_page_headers(Response& response) {
  response.headers.emplace_back("Content-Security-Policy", std::string(policy));
  response.headers.emplace_back("Referrer-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
}

std::optional<Response> answer_static(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD") return {};
  // Addresses of programs: what is none of theirs is not found, and no screen.
  for (const std::string_view programs : {"/api", "/taxii2"})
    if (request.path == programs || (request.path.starts_with(programs) && request.path[programs.size()] == '/')) return {};
  const auto files = static_files();
  if (const auto file = std::ranges::find(files, request.path, &StaticFile::path); file != files.end()) return send(request, *file);
  // A file that is not there is missing; every other address is a room of the client.
  const std::string_view last = std::string_view(request.path).substr(request.path.rfind('/') + 1);
  if (request.path.starts_with("/assets/") || last.contains('.')) return {};
  if (const auto index = std::ranges::find(files, "/index.html", &StaticFile::path); index != files.end()) return send(request, *index);
  if (request.path == "/") return say_that_none_was_built(request);
  return {};
}

}  // namespace sekimori::web
