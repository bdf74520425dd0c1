#include "web/browser_session.h"
#include "web/plain_page.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 16'384;  // a security key's answer is the longest
constexpr int journey_seconds = 300;
constexpr Text title{.ja = "ログイン", .en = "Log in"};
constexpr Text second_title{.ja = "二つ目の確認", .en = "Second step"};
// One message for everything that can be wrong with it: nobody learns which part.
constexpr Text refused_text{.ja = "ログイン名かパスワードが違うか、アカウントを今は使えません。続けて失敗すると 15 分間止まります。",
                            .en =
                                "The log-in name or password is wrong, or the account cannot be used now. Repeated failures stop it for "
                                "15 minutes."};
constexpr Text refused_second_text{.ja = "確認できませんでした。コードは一度しか使えません。時間が過ぎたときは最初からやり直してください。",
                                   .en = "That could not be confirmed. A code works once; if it took long, begin again."};
constexpr Text busy_text{.ja = "今は混み合っています。少し待ってやり直してください。",
                         .en = "Too many log-ins at this moment. Wait a little and try again."};

using Fields = std::map<std::string, std::string, std::less<>>;

std::string log_in_form(const Services& services, Language language, std::string_view next, std::string_view login) {
  const Text login_label{.ja = "ログイン名", .en = "Log-in name"};
  const Text password_label{.ja = "パスワード", .en = "Password"};
  std::string out = fmt::format(
      "<form method=\"post\" action=\"/log-in\">\n<input type=\"hidden\" name=\"next\" value=\"{}\">\n"
      "<p><label for=\"login\">{}</label><input id=\"login\" name=\"login\" value=\"{}\" required autocomplete=\"username\" "
      "autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"64\" autofocus></p>\n"
      "<p><label for=\"password\">{}</label><input id=\"password\" name=\"password\" type=\"password\" required "
      "autocomplete=\"current-password\" maxlength=\"256\"></p>\n<p><button>{}</button></p>\n</form>\n",
      escape_html(next), login_label.in(language), escape_html(login), password_label.in(language), title.in(language));
  if (services.sign_in.has_provider()) {
    const std::string name = escape_html(services.sign_in.provider_name());
    out += fmt::format("<p><a class=\"button second\" href=\"/log-in/provider\">{}</a></p>\n",
                       language == Language::ja ? name + " でログイン" : "Log in with " + name);
  }
  const Text report{.ja = "アカウントなしで、名前を出さずに通報する", .en = "Report something without an account or a name"};
  return out + fmt::format("<p class=\"quiet\"><a href=\"/report\">{}</a></p>\n", report.in(language));
}

std::string second_form(Language language, std::string_view next, std::string_view ticket, bool by_code, bool by_key) {
  const Text code_label{.ja = "認証アプリの 6 桁のコード、または紙の復旧コード",
                        .en = "Six digits of your authenticator app, or a recovery code"};
  const Text go_on{.ja = "確認する", .en = "Confirm"};
  const Text use_key{.ja = "セキュリティキーを使う", .en = "Use a security key"};
  const Text again{.ja = "最初からやり直す", .en = "Begin again"};
  const std::string hidden =
      fmt::format("<input type=\"hidden\" name=\"next\" value=\"{}\">\n<input type=\"hidden\" name=\"ticket\" value=\"{}\">\n",
                  escape_html(next), escape_html(ticket));
  std::string out;
  if (by_code)
    out += fmt::format(
        "<form method=\"post\" action=\"/log-in/second\">\n{}<p><label for=\"code\">{}</label><input id=\"code\" name=\"code\" "
        "required autocomplete=\"one-time-code\" inputmode=\"text\" maxlength=\"40\" autofocus></p>\n"
        "<p><button>{}</button></p>\n</form>\n",
        hidden, code_label.in(language), go_on.in(language));
  if (by_key)
    out += fmt::format(
        "<form method=\"post\" action=\"/log-in/second\" data-security-key=\"log-in\">\n{}<input type=\"hidden\" "
        "name=\"answer\">\n<p><button hidden class=\"second\">{}</button></p>\n<p data-note role=\"status\"></p>\n</form>\n"
        "<noscript><p class=\"quiet\">{}</p></noscript>\n",
        hidden, use_key.in(language),
        language == Language::ja ? "セキュリティキーにはスクリプトが要ります。" : "A security key needs scripts to run.");
  return out + fmt::format("<p><a href=\"/log-in\">{}</a></p>\n", again.in(language));
}

Response second_page(const Request& request, int status, std::string_view next, std::string_view ticket, bool by_code, bool by_key,
                     std::string_view problem) {
  const Language language = language_of(request);
  return plain_page(request, status, second_title, alert_html(problem) + second_form(language, next, ticket, by_code, by_key),
                    by_key ? PageScript::security_key : PageScript::none);
}

// The session that the browser had before ends: a log-in always gives a new one.
void end_shown_session(Services& services, const Request& request) {
  const auto text = session_text(request, origin_of(request, services.public_url));
  if (!text || !*text) return;
  const auto session = services.records.tokens.authenticate(services.database, **text);
  if (!session || session->scopes != std::vector<std::string>{"session"}) return;
  record::Change change;
  change.actor = record::Actor::system("log-in");
  change.verb = record::Verb::delete_;
  change.reason = "replaced at log-in";
  (void)services.database.write([&](sql::Transaction& tx) { return services.records.tokens.revoke(tx, session->token, change); });
}

Response enter(Services& services, const Request& request, const record::SignIn::Outcome& outcome, std::string_view next) {
  end_shown_session(services, request);
  Response response = see_other(safe_next(next));
  response.headers.emplace_back("Set-Cookie",
                                session_cookie(request, origin_of(request, services.public_url), outcome.session->text.reveal()));
  return response;
}

Response refuse(Services& services, const Request& request, const Error& problem, std::string_view next, std::string_view login) {
  const Language language = language_of(request);
  services.trace.write(TraceLevel::warning, "log_in.refused", {{"peer", request.peer}});
  const bool busy = problem.code == ErrorCode::full || problem.code == ErrorCode::unreachable;
  const int status = busy ? 503 : 401;
  Response response = plain_page(request, status, title,
                                 alert_html((busy ? busy_text : refused_text).in(language)) + log_in_form(services, language, next, login));
  if (busy) response.headers.emplace_back("Retry-After", "5");
  return response;
}

Result<Fields> form_of(const Services& services, const Request& request) {
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  TRY(check_same_origin(request, origin_of(request, services.public_url)));
  return parse_form(request.body);
}

Result<Response> show_log_in(Services& services, const Request& request) {
  const auto next = request.query.find("next");
  return plain_page(request, 200, title,
                    log_in_form(services, language_of(request), safe_next(next == request.query.end() ? "/" : next->second), ""));
}

Result<Response> take_log_in(Services& services, const Request& request) {
  Fields fields = TRY(form_of(services, request));
  const std::string next = safe_next(fields["next"]);
  const Sensitive<std::string> password(std::move(fields["password"]));
  const auto outcome = services.sign_in.with_password(fields["login"], password);
  if (!outcome) return refuse(services, request, outcome.error(), next, fields["login"]);
  if (outcome->session) return enter(services, request, *outcome, next);
  return second_page(request, 200, next, outcome->ticket, outcome->by_code, outcome->by_key, "");
}

Result<Response> take_second(Services& services, const Request& request) {
  Fields fields = TRY(form_of(services, request));
  const std::string next = safe_next(fields["next"]);
  const bool by_key = fields.contains("answer");
  const auto outcome = [&]() -> Result<record::SignIn::Outcome> {
    if (!by_key) return services.sign_in.with_code(fields["ticket"], fields["code"]);
    return services.sign_in.with_key(fields["ticket"], origin_of(request, services.public_url), TRY(Json::parse(fields["answer"])));
  }();
  if (outcome) return enter(services, request, *outcome, next);
  services.trace.write(TraceLevel::warning, "log_in.refused", {{"peer", request.peer}});
  return second_page(request, 401, next, fields["ticket"], true, by_key, refused_second_text.in(language_of(request)));
}

Result<Response> leave(Services& services, const Request& request) {
  const std::string origin = origin_of(request, services.public_url);
  if (const auto text = session_text(request, origin); text && *text) {
    TRY(check_meant(request, origin, **text));
    end_shown_session(services, request);
  }
  Response response = see_other("/log-in");
  response.headers.emplace_back("Set-Cookie", ended_cookie(request, origin));
  return response;
}

Result<Response> to_provider(Services& services, const Request& request) {
  const std::string origin = origin_of(request, services.public_url);
  const auto journey = TRY(services.sign_in.begin_provider(origin + "/log-in/provider/return"));
  Response response = see_other(journey.address);
  response.headers.emplace_back("Set-Cookie", journey_cookie(origin, journey.state, journey_seconds));
  return response;
}

Result<Response> from_provider(Services& services, const Request& request) {
  const std::string origin = origin_of(request, services.public_url);
  const Language language = language_of(request);
  const auto value = [&](std::string_view name) -> std::string {
    const auto found = request.query.find(name);
    return found == request.query.end() ? "" : found->second;
  };
  const auto outcome = [&]() -> Result<record::SignIn::Outcome> {
    const std::string kept = TRY(journey_state(request, origin));
    if (!equal_constant_time(as_bytes(kept), as_bytes(value("state"))))
      return error(ErrorCode::not_permitted, "the answer belongs to another log-in");
    if (value("code").empty()) return error(ErrorCode::not_permitted, "the provider refused: {}", value("error").substr(0, 60));
    return services.sign_in.finish_provider(kept, value("code"));
  }();
  Response response;
  if (!outcome) {
    services.trace.write(TraceLevel::warning, "log_in.refused", {{"peer", request.peer}, {"why", outcome.error().message}});
    response = refuse(services, request, outcome.error(), "/", "");
  } else if (!outcome->session) {
    response = second_page(request, 200, "/", outcome->ticket, outcome->by_code, outcome->by_key, "");
  } else {
    end_shown_session(services, request);
    // A strict cookie does not travel with a journey that another site began, so our own page makes the last step.
    const Text go_on{.ja = "続ける", .en = "Continue"};
    response = plain_page(request, 200, title, fmt::format("<p><a class=\"button\" href=\"/\">{}</a></p>\n", go_on.in(language)));
    response.headers.emplace_back("Refresh", "0;url=/");
    response.headers.emplace_back("Set-Cookie", session_cookie(request, origin, outcome->session->text.reveal()));
  }
  response.headers.emplace_back("Set-Cookie", journey_cookie(origin, "", 0));
  return response;
}

}  // namespace

void add_log_in_pages(Router& router, Services& services) {
  const auto add = [&](std::string method, std::string pattern, std::string summary,
                       Result<Response> (*handler)(Services&, const Request&)) {
    router.add(
        {.method = std::move(method), .pattern = std::move(pattern), .summary = std::move(summary), .handler = with(services, handler)});
  };
  add("GET", "/log-in", "The log-in page; works without scripts.", show_log_in);
  add("POST", "/log-in", "Takes login and password from the page.", take_log_in);
  add("POST", "/log-in/second", "Takes the second factor from the page.", take_second);
  add("POST", "/log-out", "Ends the browser's session.", leave);
  add("GET", "/log-in/provider", "Sends the browser to the identity provider.", to_provider);
  add("GET", "/log-in/provider/return", "Takes the browser back from the identity provider.", from_provider);
}

}  // namespace sekimori::web
