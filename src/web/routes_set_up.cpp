#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 4096;

std::string escape(std::string_view text) {
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

Response page(int status, Language language, std::string_view body) {
  const Text title{.ja = "関守の初期設定", .en = "Setting up Sekimori"};
  Response response = text_response(
      status,
      fmt::format("<!doctype html>\n<html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                  "<title>{}</title>\n<main><h1>{}</h1>\n{}</main></html>\n",
                  language == Language::ja ? "ja" : "en", title.in(language), title.in(language), body),
      "text/html; charset=utf-8");
  // The address holds the token: it must not travel on as a referrer, and nothing is loaded from anywhere.
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  return response;
}

std::string form(Language language, std::string_view token, std::string_view login, std::string_view problem) {
  const Text about{.ja = "最初の管理者を作ります。", .en = "This makes the first administrator."};
  const Text login_label{.ja = "ログイン名 (英小文字・数字・._-@)", .en = "Log-in name (a-z, 0-9, . _ - @)"};
  const Text password_label{.ja = "パスワード (12 文字以上)", .en = "Password (at least 12 characters)"};
  const Text again_label{.ja = "パスワード (もう一度)", .en = "Password again"};
  const Text button{.ja = "作成する", .en = "Create"};
  std::string out = fmt::format("<p>{}</p>\n", about.in(language));
  if (!problem.empty()) out += fmt::format("<p role=\"alert\"><strong>{}</strong></p>\n", escape(problem));
  out += fmt::format(
      "<form method=\"post\" action=\"/setup\">\n<input type=\"hidden\" name=\"token\" value=\"{}\">\n"
      "<p><label for=\"login\">{}</label><br><input id=\"login\" name=\"login\" value=\"{}\" required autocomplete=\"username\" "
      "maxlength=\"64\"></p>\n"
      "<p><label for=\"password\">{}</label><br><input id=\"password\" name=\"password\" type=\"password\" required minlength=\"12\" "
      "autocomplete=\"new-password\"></p>\n"
      "<p><label for=\"again\">{}</label><br><input id=\"again\" name=\"again\" type=\"password\" required minlength=\"12\" "
      "autocomplete=\"new-password\"></p>\n"
      "<p><button>{}</button></p>\n</form>\n",
      escape(token), login_label.in(language), escape(login), password_label.in(language), again_label.in(language), button.in(language));
  return out;
}

Result<Response> show_form(Services& services, const Request& request) {
  const auto token = request.query.find("token");
  const Language language = language_of(request);
  if (auto good = services.set_up.check(token == request.query.end() ? "" : token->second); !good)
    return page(403, language, fmt::format("<p role=\"alert\">{}</p>\n", escape(good.error().message)));
  return page(200, language, form(language, token->second, "", ""));
}

Result<Response> take_form(Services& services, const Request& request) {
  const Language language = language_of(request);
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  auto fields = TRY(parse_form(request.body));
  const Sensitive<std::string> password(std::move(fields["password"]));
  const Sensitive<std::string> again(std::move(fields["again"]));
  if (auto good = services.set_up.check(fields["token"]); !good)
    return page(403, language, fmt::format("<p role=\"alert\">{}</p>\n", escape(good.error().message)));
  const Text different{.ja = "二つのパスワードが違います。", .en = "The two passwords differ."};
  if (password.reveal() != again.reveal())
    return page(422, language, form(language, fields["token"], fields["login"], different.in(language)));
  const auto made = services.set_up.finish(fields["token"], fields["login"], password);
  if (!made) {
    const int status = describe(made.error().code).http_status;
    return page(status, language, form(language, fields["token"], fields["login"], made.error().message));
  }
  const Text done{.ja = "管理者を作りました。このリンクはもう使えません。", .en = "The administrator exists now. This link works no more."};
  return page(200, language, fmt::format("<p>{}</p>\n", done.in(language)));
}

}  // namespace

void add_set_up_routes(Router& router, Services& services) {
  Route show;
  show.method = "GET";
  show.pattern = "/setup";
  show.summary = "The form that makes the first administrator; needs the token of the set-up link.";
  show.handler = [&services](const Request& request) { return show_form(services, request); };
  router.add(std::move(show));
  Route take;
  take.method = "POST";
  take.pattern = "/setup";
  take.summary = "Makes the first administrator.";
  take.handler = [&services](const Request& request) { return take_form(services, request); };
  router.add(std::move(take));
}

}  // namespace sekimori::web
