#include <algorithm>

#include "paper/square_code.h"
#include "web/browser_session.h"
#include "web/page_visitor.h"
#include "web/plain_page.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_body = 32'768;  // of a form
constexpr double code_millimetres = 50;
constexpr Text page_title{.ja = "二つ目の確認の設定", .en = "Second factor"};

Json codes_json(const std::vector<std::string>& codes) {
  Json out = Json::array();
  for (const std::string& code : codes) out.push(code);
  return out;
}

// How somebody logs in is changed by himself in a session, never by a program's token.
Result<void> need_session(const Request& request) {
  if (by_log_in(request)) return {};
  return error(ErrorCode::not_permitted, "this needs a log-in; a token made for a program may not change how its holder logs in");
}

Json to_json(const record::Factor& factor) {
  Json out = Json::object({{"id", factor.id},
                           {"kind", record::identifier_of(factor.kind)},
                           {"name", factor.name},
                           {"created_at", factor.created_at.to_rfc3339(0)},
                           {"last_used_at", factor.last_used_at ? Json(factor.last_used_at->to_rfc3339(0)) : Json()}});
  if (factor.kind == record::FactorKind::recovery) out.set("left", factor.left);
  return out;
}

Result<Response> list_factors(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto factors =
      TRY(services.database.read([&](sql::Transaction& tx) { return services.sign_in.factors().list(tx, actor, actor.account); }));
  Json items = Json::array();
  for (const record::Factor& factor : factors) items.push(to_json(factor));
  return json_response(200, Json::object({{"items", std::move(items)}, {"next", Json()}}));
}

Result<Response> begin_app(Services& services, const Request& request) {
  TRY(need_session(request));
  const record::Session& session = *request.session;
  const auto begun = TRY(services.sign_in.factors().begin_app(session.actor, session.actor.account, session.login));
  const auto code = TRY(paper::square_code(begun.uri, code_millimetres, "QR"));
  return json_response(
      200, Json::object({{"ticket", begun.ticket}, {"uri", begun.uri}, {"key", begun.typed_form}, {"qr_svg", paper::to_svg(code)}}));
}

Result<Response> add_factor(Services& services, const Request& request) {
  TRY(need_session(request));
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  std::vector<std::string> codes;
  if (body["answer"].is_object()) {
    codes = TRY(services.sign_in.finish_key(actor, origin_of(request, services.public_url), body["name"].text(), body["answer"]));
  } else {
    codes = TRY(services.database.write([&](sql::Transaction& tx) {
      return services.sign_in.factors().finish_app(tx, actor, body["ticket"].text(), body["code"].text(), body["name"].text());
    }));
  }
  return json_response(201, Json::object({{"recovery_codes", codes_json(codes)}}));
}

Result<Response> key_challenge(Services& services, const Request& request) {
  TRY(need_session(request));
  const std::string origin = origin_of(request, services.public_url);
  return json_response(200,
                       TRY(services.sign_in.begin_key(request.session->actor, request.session->login, record::relying_party_of(origin))));
}

Result<Response> renew_codes(Services& services, const Request& request) {
  TRY(need_session(request));
  const record::Actor& actor = request.session->actor;
  const auto codes = TRY(
      services.database.write([&](sql::Transaction& tx) { return services.sign_in.factors().renew_recovery(tx, actor, actor.account); }));
  return json_response(201, Json::object({{"recovery_codes", codes_json(codes)}}));
}

Result<Response> remove_factor(Services& services, const Request& request) {
  TRY(need_session(request));
  const record::Actor& actor = request.session->actor;
  TRY(services.database.write([&](sql::Transaction& tx) {
    return services.sign_in.factors().remove(tx, actor, actor.account, request.parameters.front(), "removed by its holder");
  }));
  Response response;
  response.status = 204;
  return response;
}

// ---- the page ----

Result<std::string> factor_page(Services& services, const Visitor& visitor, Language language, std::string_view problem) {
  const record::Session& session = *visitor.session;
  const auto begun = TRY(services.sign_in.factors().begin_app(session.actor, session.actor.account, session.login));
  const std::string_view caption = language == Language::ja ? "認証アプリ用の QR コード" : "QR code for the authenticator app";
  const auto code = TRY(paper::square_code(begun.uri, code_millimetres, caption));
  const auto factors = TRY(services.database.read(
      [&](sql::Transaction& tx) { return services.sign_in.factors().list(tx, session.actor, session.actor.account); }));
  const bool ja = language == Language::ja;
  std::string out = alert_html(problem);
  if (!factors.empty()) {
    out += fmt::format("<h2>{}</h2>\n<ul>\n", ja ? "今あるもの" : "What you have");
    for (const record::Factor& factor : factors)
      out += fmt::format("<li>{}{}</li>\n", escape_html(factor.name),
                         factor.kind != record::FactorKind::recovery ? std::string()
                         : ja                                        ? fmt::format(" (残り {})", factor.left)
                                                                     : fmt::format(" ({} left)", factor.left));
    out += "</ul>\n";
  }
  out +=
      fmt::format("<h2>{}</h2>\n<p>{}</p>\n<p class=\"qr\">{}</p>\n<p><small>{}</small><br><code>{}</code></p>\n",
                  ja ? "認証アプリ" : "Authenticator app",
                  ja ? "アプリで読み取り、表示された 6 桁を入れてください。" : "Read this with the app, then type the six digits it shows.",
                  paper::to_svg(code), ja ? "読み取れないときに手で入れる鍵" : "Key for typing", escape_html(begun.typed_form));
  out += fmt::format(
      "<form method=\"post\" action=\"/account/second-factor\">\n<input type=\"hidden\" name=\"csrf_token\" value=\"{}\">\n"
      "<input type=\"hidden\" name=\"ticket\" value=\"{}\">\n<p><label for=\"code\">{}</label><input id=\"code\" name=\"code\" required "
      "autocomplete=\"one-time-code\" inputmode=\"numeric\" maxlength=\"10\"></p>\n<p><button>{}</button></p>\n</form>\n",
      visitor.csrf, escape_html(begun.ticket), ja ? "6 桁のコード" : "Six digits", ja ? "登録する" : "Enrol");
  out += fmt::format(
      "<h2>{}</h2>\n<form method=\"post\" action=\"/account/second-factor\" data-security-key=\"register\" data-csrf=\"{}\">\n"
      "<input type=\"hidden\" name=\"csrf_token\" value=\"{}\"><input type=\"hidden\" name=\"answer\">\n"
      "<p><label for=\"name\">{}</label><input id=\"name\" name=\"name\" maxlength=\"30\"></p>\n<p><button hidden "
      "class=\"second\">{}</button></p>\n<p data-note role=\"status\"></p>\n</form>\n<noscript><p class=\"quiet\">{}</p></noscript>\n",
      ja ? "セキュリティキー" : "Security key", visitor.csrf, visitor.csrf, ja ? "キーの名前" : "Name of the key",
      ja ? "キーを登録する" : "Register a key", ja ? "セキュリティキーにはスクリプトが要ります。" : "A security key needs scripts to run.");
  return out;
}

std::string codes_page(Language language, const std::vector<std::string>& codes) {
  const bool ja = language == Language::ja;
  std::string out = fmt::format("<p>{}</p>\n", ja ? "登録しました。" : "Enrolled.");
  if (!codes.empty()) {
    out += fmt::format("<h2>{}</h2>\n<p><strong>{}</strong></p>\n<ol class=\"codes\">\n", ja ? "復旧コード" : "Recovery codes",
                       ja ? "印刷して鍵のかかる所へ。もう一度は表示しません。それぞれ一度だけ使えます。"
                          : "Print them and lock them away: they are not shown again. Each works once.");
    for (const std::string& code : codes) out += fmt::format("<li>{}</li>\n", escape_html(code));
    out += "</ol>\n";
  }
  return out + fmt::format("<p><a class=\"button\" href=\"/\">{}</a></p>\n", ja ? "続ける" : "Continue");
}

Result<Response> show_page(Services& services, const Request& request) {
  const auto visitor = visitor_of(services, request);
  if (!visitor) return see_other("/log-in?next=/account/second-factor");
  return plain_page(request, 200, page_title, TRY(factor_page(services, *visitor, language_of(request), "")), PageScript::security_key);
}

Result<Response> take_page(Services& services, const Request& request) {
  const auto visitor = visitor_of(services, request);
  if (!visitor) return see_other("/log-in?next=/account/second-factor");
  if (request.body.size() > largest_body) return error(ErrorCode::invalid_input, "the form is too large");
  const std::string origin = origin_of(request, services.public_url);
  TRY(check_meant(request, origin, *TRY(session_text(request, origin))));
  auto fields = TRY(parse_form(request.body));
  const record::Actor& actor = visitor->session->actor;
  const auto codes = [&]() -> Result<std::vector<std::string>> {
    if (fields.contains("answer")) return services.sign_in.finish_key(actor, origin, fields["name"], TRY(Json::parse(fields["answer"])));
    return services.database.write([&](sql::Transaction& tx) {
      return services.sign_in.factors().finish_app(tx, actor, fields["ticket"], fields["code"], fields["name"]);
    });
  }();
  const Language language = language_of(request);
  if (!codes) {
    const Text problem{.ja = "確認できませんでした。新しい QR コードでやり直してください。",
                       .en = "That could not be confirmed. Try again with the new QR code."};
    return plain_page(request, 422, page_title, TRY(factor_page(services, *visitor, language, problem.in(language))),
                      PageScript::security_key);
  }
  return plain_page(request, 200, page_title, codes_page(language, *codes));
}

}  // namespace

void add_second_factor_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/second-factors",
              .scope = "session",
              .summary = "Lists the second factors of one's own account.",
              .handler = with(services, list_factors),
              .operation = "list_second_factors",
              .tag = "second-factors",
              .answer = {.schema = "SecondFactor", .shape = Shape::page},
              .verb = "account second-factor"});
  router.add({.method = "POST",
              .pattern = "/api/v1/second-factors/app",
              .scope = "session",
              .summary = "Begins to enrol an authenticator app: key and QR code.",
              .handler = with(services, begin_app),
              .operation = "begin_app",
              .tag = "second-factors",
              .answer = {.schema = "AppEnrolment"},
              .verb = "account second-factor"});
  router.add({.method = "POST",
              .pattern = "/api/v1/second-factors/key-challenge",
              .scope = "session",
              .summary = "Begins to register a security key.",
              .handler = with(services, key_challenge),
              .operation = "begin_key",
              .tag = "second-factors",
              .answer = {.schema = "KeyEnrolment"},
              .no_verb = "a browser speaks to the key"});
  router.add({.method = "POST",
              .pattern = "/api/v1/second-factors",
              .scope = "session",
              .summary = "Ends an enrolment; answers the recovery codes when they are the first.",
              .handler = with(services, add_factor),
              .operation = "add_second_factor",
              .tag = "second-factors",
              .body = "FactorEnrolment",
              .answer = {.status = 201, .schema = "RecoveryCodes"},
              .verb = "account second-factor"});
  router.add({.method = "POST",
              .pattern = "/api/v1/second-factors/recovery-codes",
              .scope = "session",
              .summary = "Makes new recovery codes; the old ones end.",
              .handler = with(services, renew_codes),
              .operation = "renew_recovery_codes",
              .tag = "second-factors",
              .answer = {.status = 201, .schema = "RecoveryCodes"},
              .verb = "account second-factor"});
  router.add({.method = "DELETE",
              .pattern = "/api/v1/second-factors/{id}",
              .scope = "session",
              .summary = "Removes a second factor.",
              .handler = with(services, remove_factor),
              .operation = "remove_second_factor",
              .tag = "second-factors",
              .answer = {.status = 204},
              .verb = "account second-factor"});
  router.add({.method = "GET",
              .pattern = "/account/second-factor",
              .summary = "The page that enrols a second factor; works without scripts.",
              .handler = with(services, show_page)});
  router.add({.method = "POST",
              .pattern = "/account/second-factor",
              .summary = "Takes a code or a security key from the page.",
              .handler = with(services, take_page)});
}

}  // namespace sekimori::web
