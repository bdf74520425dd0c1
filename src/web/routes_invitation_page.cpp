// The page on which a member's contact sets up the account that speaks for it: plain, without scripts, the address is the key.
#include "web/plain_page.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 16 * 1024;
constexpr Text page_title{.ja = "ハブの窓口アカウント", .en = "Your account at the hub"};

Response page(const Request& request, int status, const Text& title, std::string_view body) {
  Response response = plain_page(request, status, title, body);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Robots-Tag", "noindex");
  return response;
}

Response refused(const Error& problem, const Request& request) {
  const Language language = language_of(request);
  const int status = describe(problem.code).http_status;
  const Text title{.ja = "このリンクは使えません", .en = "This link cannot be used"};
  const Text text = problem.code == ErrorCode::conflict ? Text{.ja = "このリンクは使用済みです。リンクは一度だけ使えます。",
                                                               .en = "This link has been used. A link works once."}
                    : problem.code == ErrorCode::full   ? Text{.ja = "無効なリンクが続きました。10 分ほど待ってください。",
                                                               .en = "Too many links that were none. Please wait ten minutes."}
                                                      : Text{.ja = "期限が切れたか、無効なリンクです。ハブに新しいリンクを頼んでください。",
                                                             .en = "It has run out or is not valid. Please ask the hub for a new one."};
  Response response = page(request, status, title, alert_html(text.in(language)));
  if (status == 429) response.headers.emplace_back("Retry-After", "600");
  return response;
}

std::string form(const share::OpenedInvitation& opened, std::string_view token, std::string_view login, std::string_view problem,
                 Language language) {
  const Text whose{.ja = "この組織の窓口になります。", .en = "You will speak for this organisation."};
  const Text name{.ja = "ログイン名", .en = "Log-in name"};
  const Text password{.ja = "パスワード (12 文字以上)", .en = "Password (12 characters or more)"};
  const Text again{.ja = "パスワードをもう一度", .en = "The password again"};
  const Text button{.ja = "アカウントを作る", .en = "Set up the account"};
  return alert_html(problem) +
         fmt::format(
             "<p><strong>{}</strong><br>{}</p>\n<form method=\"post\" action=\"/invitation/{}\">\n"
             "<p><label for=\"login\">{}</label><br><input id=\"login\" name=\"login\" required maxlength=\"64\" "
             "pattern=\"[a-z0-9._@\\-]+\" "
             "autocomplete=\"username\" value=\"{}\"></p>\n"
             "<p><label for=\"password\">{}</label><br><input id=\"password\" name=\"password\" type=\"password\" required "
             "minlength=\"12\" "
             "autocomplete=\"new-password\"></p>\n"
             "<p><label for=\"again\">{}</label><br><input id=\"again\" name=\"again\" type=\"password\" required minlength=\"12\" "
             "autocomplete=\"new-password\"></p>\n<p><button>{}</button></p>\n</form>\n",
             escape_html(opened.name), whose.in(language), escape_html(token), name.in(language), escape_html(login), password.in(language),
             again.in(language), button.in(language));
}

Result<Response> show_page(Services& services, const Request& request) {
  const std::string& token = request.parameters.front();
  const auto opened = services.hub.invitations.open(token, request.peer);
  if (!opened) return refused(opened.error(), request);
  return page(request, 200, page_title, form(*opened, token, "", "", language_of(request)));
}

Result<Response> take_page(Services& services, const Request& request) {
  const Language language = language_of(request);
  const std::string& token = request.parameters.front();
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const auto opened = services.hub.invitations.open(token, request.peer);
  if (!opened) return refused(opened.error(), request);
  auto fields = TRY(parse_form(request.body));
  const std::string login = fields["login"];
  if (fields["password"] != fields["again"]) {
    const Text differ{.ja = "二つのパスワードが違います。", .en = "The two passwords differ."};
    return page(request, 422, page_title, form(*opened, token, login, differ.in(language), language));
  }
  const auto made = services.hub.invitations.accept(token, login, Sensitive<std::string>(std::move(fields["password"])), request.peer);
  if (!made) {
    // A name that is taken or a weak password: the link still works. One that ended meanwhile does not.
    if (!services.hub.invitations.open(token, request.peer)) return refused(made.error(), request);
    return page(request, 422, page_title, form(*opened, token, login, made.error().in(language), language));
  }
  const Text done{.ja = "アカウントを作りました。このリンクはもう使えません。", .en = "Your account is set up. This link works no more."};
  const Text on{.ja = "ログイン", .en = "Log in"};
  return page(request, 200, page_title, fmt::format("<p>{}</p>\n<p><a href=\"/log-in\">{}</a></p>\n", done.in(language), on.in(language)));
}

}  // namespace

void add_invitation_pages(Router& router, Services& services) {
  Route show;
  show.method = "GET";
  show.pattern = "/invitation/{token}";
  show.summary = "Where a member's contact sets up its account; the address is the key.";
  show.handler = with(services, show_page);
  router.add(std::move(show));
  Route take;
  take.method = "POST";
  take.pattern = "/invitation/{token}";
  take.summary = "Sets up the account of a member's contact.";
  take.handler = with(services, take_page);
  router.add(std::move(take));
}

}  // namespace sekimori::web
