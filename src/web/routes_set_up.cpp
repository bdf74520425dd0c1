#include "web/browser_session.h"
#include "web/plain_page.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 4096;
constexpr std::size_t largest_answers = 32'768;

constexpr Text title{.ja = "関守の初期設定", .en = "Setting up Sekimori"};

Response page(const Request& request, int status, std::string_view body) { return plain_page(request, status, title, body); }

std::string form(Language language, std::string_view token, std::string_view login, std::string_view problem) {
  const Text about{.ja = "最初の管理者を作ります。", .en = "This makes the first administrator."};
  const Text login_label{.ja = "ログイン名 (英小文字・数字・._-@)", .en = "Log-in name (a-z, 0-9, . _ - @)"};
  const Text password_label{.ja = "パスワード (12 文字以上)", .en = "Password (at least 12 characters)"};
  const Text again_label{.ja = "パスワード (もう一度)", .en = "Password again"};
  const Text button{.ja = "作成する", .en = "Create"};
  std::string out = fmt::format("<p>{}</p>\n", about.in(language));
  out += alert_html(problem);
  out += fmt::format(
      "<form method=\"post\" action=\"/setup\">\n<input type=\"hidden\" name=\"token\" value=\"{}\">\n"
      "<p><label for=\"login\">{}</label><br><input id=\"login\" name=\"login\" value=\"{}\" required autocomplete=\"username\" "
      "maxlength=\"64\"></p>\n"
      "<p><label for=\"password\">{}</label><br><input id=\"password\" name=\"password\" type=\"password\" required minlength=\"12\" "
      "autocomplete=\"new-password\"></p>\n"
      "<p><label for=\"again\">{}</label><br><input id=\"again\" name=\"again\" type=\"password\" required minlength=\"12\" "
      "autocomplete=\"new-password\"></p>\n"
      "<p><button>{}</button></p>\n</form>\n",
      escape_html(token), login_label.in(language), escape_html(login), password_label.in(language), again_label.in(language),
      button.in(language));
  return out;
}

Result<Response> show_form(Services& services, const Request& request) {
  const auto token = request.query.find("token");
  const Language language = language_of(request);
  if (auto good = services.set_up.check(token == request.query.end() ? "" : token->second); !good)
    return page(request, 403, fmt::format("<p role=\"alert\">{}</p>\n", escape_html(good.error().in(language))));
  return page(request, 200, form(language, token->second, "", ""));
}

Result<Response> take_form(Services& services, const Request& request) {
  const Language language = language_of(request);
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  auto fields = TRY(parse_form(request.body));
  const Sensitive<std::string> password(std::move(fields["password"]));
  const Sensitive<std::string> again(std::move(fields["again"]));
  if (auto good = services.set_up.check(fields["token"]); !good)
    return page(request, 403, fmt::format("<p role=\"alert\">{}</p>\n", escape_html(good.error().in(language))));
  const Text different{.ja = "二つのパスワードが違います。", .en = "The two passwords differ."};
  if (password.reveal() != again.reveal())
    return page(request, 422, form(language, fields["token"], fields["login"], different.in(language)));
  const auto made = services.set_up.finish(fields["token"], fields["login"], password);
  if (!made) {
    const int status = describe(made.error().code).http_status;
    return page(request, status, form(language, fields["token"], fields["login"], made.error().in(language)));
  }
  // Straight on to the second factor: the one moment in which everybody has the telephone at hand.
  const auto entered = services.sign_in.with_password(fields["login"], password);
  const Text done{.ja = "管理者を作りました。このリンクはもう使えません。次に、二つ目の確認を登録してください。",
                  .en = "The administrator exists now. This link works no more. Next, enrol a second factor."};
  const Text go_on{.ja = "二つ目の確認を登録する", .en = "Enrol a second factor"};
  Response response = page(
      request, 200,
      fmt::format("<p>{}</p>\n<p><a class=\"button\" href=\"/account/second-factor\">{}</a></p>\n", done.in(language), go_on.in(language)));
  if (entered && entered->session) {
    if (auto noted = services.set_up_book.answer(entered->account.actor(), record::SetUpCard::administrator,
                                                 Json::object({{"login", fields["login"]}}));
        !noted)
      services.trace.write(TraceLevel::warning, "set_up.not_noted", {{"error", noted.error().message}});
    response.headers.emplace_back("Set-Cookie",
                                  session_cookie(request, origin_of(request, services.public_url), entered->session->text.reveal()));
  }
  return response;
}

Result<Response> show_state(Services& services, const Request& request) {
  return json_response(200, TRY(services.set_up_book.state(request.session->actor)));
}

Result<Response> answer_card(Services& services, const Request& request) {
  if (request.body.size() > largest_answers) return error(ErrorCode::invalid_input, "the body has {} bytes", request.body.size());
  const auto card = record::set_up_card_from_identifier(request.parameters.front());
  if (!card) return error(ErrorCode::not_found, "no card {}", request.parameters.front());
  return json_response(200, TRY(services.set_up_book.answer(request.session->actor, *card, request.json)));
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
  router.add({.method = "GET",
              .pattern = "/api/v1/set-up",
              .scope = "session",
              .summary = "The six cards of the first run: answers, and what has happened since.",
              .handler = with(services, show_state),
              .operation = "show_set_up",
              .tag = "set-up",
              .needs = {"set_up", record::Verb::read},
              .answer = {.schema = "SetUpState"},
              .verb = "init"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/set-up/{card}",
              .scope = "session",
              .summary = "Answers one card; answering again replaces the answer.",
              .handler = with(services, answer_card),
              .operation = "answer_set_up",
              .tag = "set-up",
              .needs = {"set_up", record::Verb::update},
              .body = "SetUpAnswers",
              .answer = {.schema = "SetUpState"},
              .verb = "init"});
}

}  // namespace sekimori::web
