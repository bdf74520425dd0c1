// Reporting without a name, and the way back: plain pages that work without JavaScript and without an account. The token travels
// in forms alone, never in an address, so that no list of addresses (a browser's, a proxy's, our own trace) holds it; who asks from where
// is not looked at.
#include "feature/respond/intake_book.h"
#include "web/plain_page.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 256 * 1024;
constexpr Text title{.ja = "匿名の通報", .en = "A report without a name"};

Response page(const Request& request, int status, std::string_view body) {
  Response response = plain_page(request, status, title, body);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Robots-Tag", "noindex");
  return response;
}

std::string report_form(Language language, std::string_view written) {
  const Text heading{.ja = "通報する", .en = "Report something"};
  const Text lead{
      .ja =
          "営業秘密の持ち出しなど、気になることを書いてください。いつ、どこで、何が、どうして分かったかがあると調べやすくなります。"
          "あなたの名前は書かないでください。名前も、どこから送ったかも記録せず、誰が通報したかを探すことはありません。",
      .en =
          "Write what troubles you: when, where, what happened, and how you know. Do not write your own name. Neither your name nor "
          "where you are is recorded, and nobody looks for whoever reported."};
  const Text label{.ja = "内容", .en = "What happened"};
  const Text button{.ja = "送る", .en = "Send"};
  return fmt::format(
      "<h2>{}</h2>\n<p>{}</p>\n<form method=\"post\" action=\"/report/new\">\n<p><label for=\"told\">{}</label><br>"
      "<textarea id=\"told\" name=\"text\" rows=\"8\" cols=\"60\" required>{}</textarea></p>\n<p><button>{}</button></p>\n</form>\n",
      heading.in(language), lead.in(language), label.in(language), escape_html(written), button.in(language));
}

std::string receipt_html(const respond::IntakeReceipt& receipt, Language language) {
  const Text taken{.ja = "受け付けました。", .en = "It was taken in."};
  const Text keep{
      .ja = "次の合い言葉を控えてください。このページを閉じると、もう表示されません。これがあれば、あとで返事を読み、書き足せます。",
      .en = "Write down the token below: it is shown only now. With it you come back, read the answer and add more."};
  const Text back{.ja = "続きを見る", .en = "Come back"};
  return fmt::format(
      "<p role=\"status\">{} {}</p>\n<p><strong><code id=\"receipt\">{}</code></strong></p>\n<p><a href=\"/report\">{}</a></p>\n",
      taken.in(language), keep.in(language), escape_html(receipt.token), back.in(language));
}

std::string token_form(Language language, std::string_view problem) {
  const Text heading{.ja = "前の通報の続き", .en = "What became of a report"};
  const Text lead{
      .ja = "通報を受け付けたときに渡された合い言葉を入れると、返事を読み、書き足せます。名前も、どこから見ているかも記録しません。",
      .en =
          "With the token that was given when the report was taken in, you read the answer and add more. Neither your name nor "
          "where you are is recorded."};
  const Text label{.ja = "合い言葉", .en = "Token"};
  const Text button{.ja = "開く", .en = "Open"};
  return fmt::format(
      "{}<h2>{}</h2>\n<p>{}</p>\n<form method=\"post\" action=\"/report\">\n<p><label for=\"token\">{}</label><br>"
      "<input id=\"token\" name=\"token\" required maxlength=\"40\" autocomplete=\"off\" spellcheck=\"false\"></p>\n"
      "<p><button>{}</button></p>\n</form>\n",
      alert_html(problem), heading.in(language), lead.in(language), label.in(language), button.in(language));
}

std::string messages_html(const respond::IntakeFollowUp& seen, const Zone& zone, Language language) {
  if (seen.messages.empty()) {
    const Text none{.ja = "まだ返事はありません。", .en = "There is no answer yet."};
    return fmt::format("<p>{}</p>\n", none.in(language));
  }
  const Text firm{.ja = "会社から", .en = "From the firm"}, you{.ja = "あなたから", .en = "From you"};
  std::string out = "<dl>\n";
  for (const respond::IntakeMessage& message : seen.messages)
    out += fmt::format("<dt>{} {}</dt>\n<dd><pre>{}</pre></dd>\n", (message.from_firm ? firm : you).in(language),
                       zone.local_text(message.at), escape_html(message.text));
  return out + "</dl>\n";
}

std::string follow_up_html(const respond::IntakeFollowUp& seen, std::string_view token, const Zone& zone, Language language) {
  constexpr Text states[] = {{.ja = "受け付けました。まだ動いていません。", .en = "It was taken in; nobody acts on it yet."},
                             {.ja = "調べています。", .en = "It is being looked into."},
                             {.ja = "終わりました。", .en = "It is closed."}};
  const Text more{.ja = "書き足す", .en = "Add more"};
  const Text button{.ja = "送る", .en = "Send"};
  std::string out =
      fmt::format("<p>{} {}</p>\n", zone.local_text(seen.received_at), states[static_cast<std::size_t>(seen.state)].in(language));
  out += messages_html(seen, zone, language);
  return out +
         fmt::format(
             "<form method=\"post\" action=\"/report\">\n<input type=\"hidden\" name=\"token\" value=\"{}\">\n"
             "<p><label for=\"text\">{}</label><br><textarea id=\"text\" name=\"text\" rows=\"6\" cols=\"60\" required></textarea></p>\n"
             "<p><button>{}</button></p>\n</form>\n",
             escape_html(token), more.in(language), button.in(language));
}

Result<Response> show_form(Services&, const Request& request) {
  const Language language = language_of(request);
  return page(request, 200, report_form(language, "") + token_form(language, ""));
}

Result<Response> report(Services& services, const Request& request) {
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const Language language = language_of(request);
  auto fields = TRY(parse_form(request.body));
  respond::IntakeBook intake(services.respond);
  const auto receipt = intake.receive_from_page(fields["text"]);
  if (!receipt)  // what was written is not lost
    return page(request, describe(receipt.error().code).http_status,
                alert_html(receipt.error().in(language)) + report_form(language, fields["text"]));
  return page(request, 201, receipt_html(*receipt, language));
}

Result<Response> follow(Services& services, const Request& request) {
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const Language language = language_of(request);
  auto fields = TRY(parse_form(request.body));
  const std::string& token = fields["token"];
  respond::IntakeBook intake(services.respond);
  auto seen = intake.follow_up(token);
  if (!seen) return page(request, describe(seen.error().code).http_status, token_form(language, seen.error().in(language)));
  if (const std::string& more = fields["text"]; !more.empty()) {
    if (const auto added = intake.add(token, more); !added)
      return page(request, describe(added.error().code).http_status,
                  alert_html(added.error().in(language)) + follow_up_html(*seen, token, services.zone, language));
    seen = intake.follow_up(token);
    if (!seen) return std::unexpected(std::move(seen).error());
  }
  return page(request, 200, follow_up_html(*seen, token, services.zone, language));
}

}  // namespace

void add_report_pages(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/report",
              .summary = "Where somebody reports without a name, and comes back with the token.",
              .handler = with(services, show_form)});
  router.add({.method = "POST",
              .pattern = "/report/new",
              .summary = "Takes in a report without a name and shows its token, once.",
              .handler = with(services, report)});
  router.add({.method = "POST",
              .pattern = "/report",
              .summary = "What the firm answered; adds what the reporter writes.",
              .handler = with(services, follow)});
}

}  // namespace sekimori::web
