// Asking the desk without an account, and coming back with a code: plain pages that work without scripts. The code travels in forms alone,
// never in an address, so that no list of addresses holds it. From where somebody asks is looked at for the brake alone
// (feature/consult/public_gate.h), which keeps no address. Where no desk works, there is no page.
#include <algorithm>

#include "base/text.h"
#include "feature/consult/consult_room.h"
#include "web/desk_routes.h"
#include "web/plain_page.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 256 * 1024;
constexpr Text title{.ja = "営業秘密の相談窓口", .en = "Desk for trade secrets"};

Response page(const Request& request, int status, std::string_view body) {
  Response response = plain_page(request, status, title, body);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Robots-Tag", "noindex");
  return response;
}

using Fields = std::map<std::string, std::string, std::less<>>;
std::string_view field(const Fields& fields, std::string_view name) {
  const auto at = fields.find(name);
  return at == fields.end() ? std::string_view() : std::string_view(at->second);
}

// Behind a proxy of this machine everybody would have one address: there the proxy's word counts, else nobody's.
std::string_view asking_from(const Request& request) {
  const bool proxied = request.peer == "127.0.0.1" || request.peer == "::1";
  const std::string_view forwarded = request.header("x-forwarded-for");
  if (!proxied || forwarded.empty()) return request.peer;
  const std::size_t comma = forwarded.rfind(',');
  return trim(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
}

// The page of whoever was too quick: when he may come back.
Response slowed(Services& services, const Request& request, consult::PublicStep step, Response response) {
  if (response.status != 429) return response;
  const auto seconds = services.consult.consultations.wait(step, asking_from(request));
  response.headers.emplace_back("Retry-After", std::to_string(std::max<std::int64_t>(seconds ? *seconds : 60, 1)));
  return response;
}

Result<void> check_staffed(Services& services) {
  if (TRY(services.consult.consultations.is_staffed())) return {};
  return error(ErrorCode::not_found, "there is no consultation desk on this node");
}

std::string option(std::string_view value, std::string_view shown, std::string_view chosen) {
  return fmt::format("<option value=\"{}\"{}>{}</option>", value, value == chosen ? " selected" : "", escape_html(shown));
}

// What may be sent by mail, asked in so many words; nothing is ticked beforehand.
std::string mail_fields(Language language, std::string_view address, std::string_view notice, std::string_view text) {
  const Text heading{.ja = "メールでのお知らせ (任意)", .en = "By mail, if you like"};
  const Text mail{.ja = "メールアドレス", .en = "Mail address"};
  const Text told{.ja = "回答や質問があったことをメールで受け取る (内容は書かれません)",
                  .en = "Tell me by mail that there is an answer or a question (not what it says)"};
  const Text whole{.ja = "回答や質問の本文もメールで受け取る (メールは途中で他人に読まれるおそれがあります)",
                   .en = "Send me the words of the answer, too (mail may be read by others on its way)"};
  const auto box = [](std::string_view name, std::string_view ticked, std::string_view words) {
    return fmt::format("<p><input type=\"checkbox\" id=\"{0}\" name=\"{0}\" value=\"yes\"{1}> <label for=\"{0}\">{2}</label></p>\n", name,
                       ticked.empty() ? "" : " checked", words);
  };
  return fmt::format(
             "<fieldset>\n<legend>{}</legend>\n<p><label for=\"mail\">{}</label><br><input id=\"mail\" name=\"mail\" type=\"email\" "
             "maxlength=\"254\" autocomplete=\"email\" value=\"{}\"></p>\n",
             heading.in(language), mail.in(language), escape_html(address)) +
         box("mail_notice", notice, told.in(language)) + box("mail_text", text, whole.in(language)) + "</fieldset>\n";
}

bool sends_mail(const Services& services) { return !services.channels.mail_server.empty(); }

// An address without a word on what may be sent to it is not kept.
Result<consult::AnswerByMail> by_mail_in(const Services& services, const Fields& fields, Language language) {
  consult::AnswerByMail out;
  out.language = language;
  const bool text = !field(fields, "mail_text").empty(), notice = !field(fields, "mail_notice").empty();
  const std::string_view address = field(fields, "mail");
  if (!text && !notice) {
    if (!address.empty()) return error(ErrorCode::invalid_input, "tick what may be sent to your mail address, or leave the address empty");
    return out;
  }
  if (!sends_mail(services)) return error(ErrorCode::conflict, "this desk sends no mails; come back with your code");
  if (ascii_lower(address) == ascii_lower(services.channels.mail_from))
    return error(ErrorCode::invalid_input, "mail: '{}' is the desk's own address", address);
  out.wish = text ? consult::MailWish::text : consult::MailWish::notice;
  out.agreed_at = services.clock.now();
  return out;
}

std::string ask_form(const Services& services, Language language, const Fields& written) {
  const Text heading{.ja = "相談する", .en = "Ask"};
  const Text lead{
      .ja =
          "営業秘密の管理、漏えい、知財戦略について、無料で相談できます。名前や会社名を書かなくても構いません。秘密の中身は書かないでくださ"
          "い。"
          "受付は平日 9:00~17:30、回答は 17:45 までです。急ぐときは電話をご利用ください。",
      .en =
          "Ask about managing trade secrets, leaks and IP strategy, free of charge. You need not say who you are. Do not write the content "
          "of a secret. Questions are taken on working days from 9:00 to 17:30, answers given until 17:45. If it is urgent, call."};
  const Text words{.ja = "相談の内容", .en = "What it is about"}, who{.ja = "あなたの立場", .en = "You are"};
  const Text place{.ja = "都道府県", .en = "Prefecture"}, none{.ja = "答えない", .en = "Not said"}, button{.ja = "送る", .en = "Send"};
  std::string classes, places = option("", none.in(language), field(written, "prefecture"));
  for (const consult::AskerClass one :
       {consult::AskerClass::unknown, consult::AskerClass::sme, consult::AskerClass::large, consult::AskerClass::university,
        consult::AskerClass::public_research, consult::AskerClass::supporter, consult::AskerClass::individual, consult::AskerClass::other})
    classes +=
        option(name_of(one), one == consult::AskerClass::unknown ? none.in(language) : title_of(one).in(language), field(written, "asker"));
  for (const consult::Prefecture& one : consult::desk_texts().prefectures)
    places += option(one.name.ja, one.name.in(language), field(written, "prefecture"));
  return fmt::format(
      "<h2>{}</h2>\n<p>{}</p>\n<form method=\"post\" action=\"/consult/new\">\n<p><label for=\"asker\">{}</label><br>"
      "<select id=\"asker\" name=\"asker\">{}</select></p>\n<p><label for=\"prefecture\">{}</label><br>"
      "<select id=\"prefecture\" name=\"prefecture\">{}</select></p>\n<p><label for=\"asked\">{}</label><br>"
      "<textarea id=\"asked\" name=\"text\" rows=\"10\" cols=\"60\" required maxlength=\"20000\">{}</textarea></p>\n{}"
      "<p><button>{}</button></p>\n</form>\n",
      heading.in(language), lead.in(language), who.in(language), classes, place.in(language), places, words.in(language),
      escape_html(field(written, "text")),
      sends_mail(services) ? mail_fields(language, field(written, "mail"), field(written, "mail_notice"), field(written, "mail_text"))
                           : std::string(),
      button.in(language));
}

std::string code_form(Language language, std::string_view problem) {
  const Text heading{.ja = "前の相談の続き", .en = "Come back to a question"};
  const Text lead{.ja = "相談したときに表示された合い言葉を入れると、回答を読み、書き足せます。",
                  .en = "With the code that was shown when you asked, you read the answer and add more."};
  const Text label{.ja = "合い言葉", .en = "Code"}, button{.ja = "開く", .en = "Open"};
  return fmt::format(
      "{}<h2>{}</h2>\n<p>{}</p>\n<form method=\"post\" action=\"/consult\">\n<p><label for=\"code\">{}</label><br>"
      "<input id=\"code\" name=\"code\" required maxlength=\"40\" autocomplete=\"off\" spellcheck=\"false\"></p>\n"
      "<p><button>{}</button></p>\n</form>\n",
      alert_html(problem), heading.in(language), lead.in(language), label.in(language), button.in(language));
}

constexpr Text confirm_note{
    .ja = "メールアドレスの確認のメールをお送りします。メールのリンクから 7 日以内に確認されるまで、ほかのメールは送りません。",
    .en =
        "A mail is on its way that asks whether the address is yours. Until you confirm it by its link, within 7 days, no other mail goes "
        "there."};

enum class Mailing : unsigned char { none, asked_for };

std::string receipt_html(const consult::ConsultationReceipt& receipt, Mailing mailing, Language language) {
  const bool mailed = mailing == Mailing::asked_for;
  const Text taken{.ja = "受け付けました。", .en = "Your question was taken in."};
  const Text keep{
      .ja = "次の合い言葉を控えてください。このページを閉じると、もう表示されません。これがあれば、あとで回答を読み、書き足せます。",
      .en = "Write down the code below: it is shown only now. With it you come back, read the answer and add more."};
  const Text back{.ja = "続きを見る", .en = "Come back"};
  return fmt::format(
      "<p role=\"status\">{} {}</p>\n<p><strong><code id=\"code-given\">{}</code></strong></p>\n{}<p><a href=\"/consult\">{}</a></p>\n",
      taken.in(language), keep.in(language), escape_html(receipt.code), mailed ? fmt::format("<p>{}</p>\n", confirm_note.in(language)) : "",
      back.in(language));
}

// What was agreed to, and how to change it; the address itself is not shown to whoever holds the code.
std::string mail_form(const consult::CodeHolderView& seen, std::string_view code, const Zone& zone, Language language) {
  using consult::MailWish;
  constexpr Text wishes[] = {
      {.ja = "メールは送りません。", .en = "You get no mail."},
      {.ja = "回答や質問があったことだけをメールでお知らせします。", .en = "You are told by mail that there is something."},
      {.ja = "回答や質問の本文をメールで送ります。", .en = "The words of the desk come by mail."}};
  const Text button{.ja = "メールの希望を変える", .en = "Change what comes by mail"};
  const Text since{.ja = "の希望", .en = "agreed"};
  const MailWish wish = seen.by_mail.wish;
  const bool waits = wish != MailWish::none && !seen.by_mail.confirmed_at;
  return fmt::format(
      "<form method=\"post\" action=\"/consult\">\n<input type=\"hidden\" name=\"code\" value=\"{}\">\n<input type=\"hidden\" "
      "name=\"change\" value=\"mail\">\n<p id=\"mail-wish\">{}{}</p>\n{}{}<p><button>{}</button></p>\n</form>\n",
      escape_html(code), wishes[static_cast<std::size_t>(wish)].in(language),
      seen.by_mail.agreed_at ? fmt::format(" ({} {})", zone.local_text(*seen.by_mail.agreed_at), since.in(language)) : std::string(),
      waits ? fmt::format("<p>{}</p>\n", confirm_note.in(language)) : std::string(),
      mail_fields(language, "", wish == MailWish::notice ? "yes" : "", wish == MailWish::text ? "yes" : ""), button.in(language));
}

// Whoever asked may want it erased; while the desk works on it, or something came of it, the wish stands there.
std::string forget_form(const consult::CodeHolderView& seen, std::string_view code, const Zone& zone, Language language) {
  const Text wished{.ja = "消去を希望されています。窓口の仕事が終わりしだい消去します。",
                    .en = "You want it erased. The desk erases it when its work is done."};
  const Text lead{.ja = "相談の本文・お名前・連絡先を窓口から消去できます。元には戻せません。件数の集計だけが残ります。",
                  .en = "You can have your words, names and contacts erased at the desk. It cannot be undone; only counts stay."};
  const Text button{.ja = "消去してもらう", .en = "Have it erased"};
  if (seen.forget_wished_at)
    return fmt::format("<p id=\"forget\">{} ({})</p>\n", wished.in(language), zone.local_text(*seen.forget_wished_at));
  return fmt::format(
      "<form method=\"post\" action=\"/consult\">\n<input type=\"hidden\" name=\"code\" value=\"{}\">\n<input type=\"hidden\" "
      "name=\"change\" value=\"forget\">\n<p id=\"forget\">{}</p>\n<p><button>{}</button></p>\n</form>\n",
      escape_html(code), lead.in(language), button.in(language));
}

std::string follow_html(const Services& services, const consult::CodeHolderView& seen, std::string_view code, Language language) {
  const Zone& zone = services.zone;
  constexpr Text states[] = {{.ja = "受け付けました。", .en = "It was taken in."},
                             {.ja = "担当を決めています。", .en = "It is being sorted."},
                             {.ja = "回答を準備しています。", .en = "An answer is being prepared."},
                             {.ja = "窓口からの質問にお答えください。", .en = "The desk asks you something."},
                             {.ja = "回答しました。", .en = "It was answered."},
                             {.ja = "終わりました。", .en = "It is closed."}};
  const Text desk{.ja = "窓口から", .en = "From the desk"}, you{.ja = "あなたから", .en = "From you"};
  const Text more{.ja = "書き足す", .en = "Add more"}, button{.ja = "送る", .en = "Send"};
  std::string out =
      fmt::format("<p>{} {}</p>\n<dl>\n", zone.local_text(seen.received_at), states[static_cast<std::size_t>(seen.state)].in(language));
  for (const consult::DeskWords& one : seen.words)
    out += fmt::format("<dt>{} {}</dt>\n<dd><pre>{}</pre></dd>\n", (one.side == consult::WordsSide::desk ? desk : you).in(language),
                       zone.local_text(one.at), escape_html(one.text));
  out += "</dl>\n";
  if (seen.state == consult::ConsultationState::closed) return out + forget_form(seen, code, zone, language);
  return out +
         fmt::format(
             "<form method=\"post\" action=\"/consult\">\n<input type=\"hidden\" name=\"code\" value=\"{}\">\n"
             "<p><label for=\"text\">{}</label><br><textarea id=\"text\" name=\"text\" rows=\"6\" cols=\"60\" required "
             "maxlength=\"20000\"></textarea></p>\n<p><button>{}</button></p>\n</form>\n",
             escape_html(code), more.in(language), button.in(language)) +
         (sends_mail(services) ? mail_form(seen, code, zone, language) : std::string()) + forget_form(seen, code, zone, language);
}

// A firm's node speaks JSON at the same addresses, with its code in a header (docs/format/desk-question.md).
bool is_node(const Request& request) { return request.header("content-type").starts_with("application/json"); }

Json told_json(const consult::CodeHolderView& seen) {
  Json words = Json::array();
  for (const consult::DeskWords& one : seen.words)
    words.push(Json::object({{"side", name_of(one.side)}, {"at", one.at.to_rfc3339()}, {"text", one.text}}));
  return Json::object({{"state", name_of(seen.state)}, {"received_at", seen.received_at.to_rfc3339()}, {"words", std::move(words)}});
}

Response told_to_node(int status, const consult::CodeHolderView& seen) {
  Response response = json_response(status, told_json(seen));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> ask_as_node(Services& services, const Request& request) {
  const consult::DeskQuestion question = TRY(consult::desk_question_from(request.body));
  return told_to_node(
      201, TRY(services.consult.consultations.receive_from_node(question, request.header("sekimori-code"), asking_from(request))));
}

// Without words: whoever wants them erased has no use for them.
Result<Response> forget_as_node(consult::ConsultationBook& book, consult::CodeHolderView seen, const Request& request) {
  const bool done = TRY(book.ask_to_forget(request.header("sekimori-code"), asking_from(request))) == consult::Forgetting::done;
  seen.words.clear();
  Response response = json_response(200, told_json(seen).set("forget", done ? "done" : "kept"));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> follow_as_node(Services& services, const Request& request) {
  const std::string_view code = request.header("sekimori-code");
  consult::ConsultationBook& book = services.consult.consultations;
  const Json body = TRY(Json::parse(request.body));
  const auto seen = TRY(book.follow(code, asking_from(request)));
  if (body["forget"].bool_or(false)) return forget_as_node(book, seen, request);
  if (body["text"].text().empty()) return told_to_node(200, seen);
  TRY(book.add(code, body["text"].text(), asking_from(request)));
  return told_to_node(200, TRY(book.follow(code, asking_from(request))));
}

Result<Response> show_form(Services& services, const Request& request) {
  TRY(check_staffed(services));
  const Language language = language_of(request);
  return page(request, 200, ask_form(services, language, {}) + code_form(language, ""));
}

Result<Response> ask(Services& services, const Request& request) {
  TRY(check_staffed(services));
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  if (is_node(request)) return ask_as_node(services, request);
  const Language language = language_of(request);
  const Fields fields = TRY(parse_form(request.body));
  consult::AskerAttributes attributes;
  attributes.asker = consult::asker_class_from(field(fields, "asker")).value_or(consult::AskerClass::unknown);
  attributes.source = consult::ContactSource::web;
  if (const auto* place = consult::desk_texts().find_prefecture(field(fields, "prefecture"))) attributes.prefecture = place->code;
  const auto by_mail = by_mail_in(services, fields, language);
  consult::AskerIdentity identity;
  if (by_mail && by_mail->wish != consult::MailWish::none) identity.mail = field(fields, "mail");
  const auto receipt = by_mail ? services.consult.consultations.receive_from_page(field(fields, "text"), attributes, identity, *by_mail,
                                                                                  asking_from(request))
                               : std::unexpected(by_mail.error());
  if (!receipt)  // what was written is not lost
    return slowed(services, request, consult::PublicStep::ask,
                  page(request, describe(receipt.error().code).http_status,
                       alert_html(receipt.error().in(language)) + ask_form(services, language, fields)));
  return page(request, 201,
              receipt_html(*receipt, by_mail->wish == consult::MailWish::none ? Mailing::none : Mailing::asked_for, language));
}

Result<Response> forget(Services& services, const Request& request, std::string_view code) {
  const Language language = language_of(request);
  consult::ConsultationBook& book = services.consult.consultations;
  const auto done = book.ask_to_forget(code, asking_from(request));
  if (!done)
    return slowed(services, request, consult::PublicStep::add,
                  page(request, describe(done.error().code).http_status, alert_html(done.error().in(language))));
  const Text erased{.ja = "消去しました。この合い言葉はもう使えません。", .en = "It is erased. The code is good for nothing any more."};
  if (*done == consult::Forgetting::done) return page(request, 200, fmt::format("<p role=\"status\">{}</p>\n", erased.in(language)));
  return page(request, 200, follow_html(services, TRY(book.follow(code, asking_from(request))), code, language));
}

constexpr Text mail_link_title{.ja = "メールアドレスの確認", .en = "Your mail address"};

// Looking changes nothing: mail programs and their guards open links by themselves.
Result<Response> show_mail_link(Services& services, const Request& request) {
  const Language language = language_of(request);
  const std::string& token = request.parameters.front();
  const Text lead{.ja =
                      "このアドレスを、営業秘密の相談窓口からのメールの宛先として確認します。心当たりがなければ、このページを閉じてください"
                      "。何も送られません。",
                  .en =
                      "Confirm that the desk for trade secrets may write to this address. If you know nothing of it, close this page: "
                      "nothing will be sent."};
  const Text button{.ja = "確認する", .en = "Confirm"};
  const auto known = services.consult.consultations.look_at_mail_link(token);
  if (!known) return page(request, describe(known.error().code).http_status, alert_html(known.error().in(language)));
  return page(request, 200,
              fmt::format("<h2>{}</h2>\n<p>{}</p>\n<form method=\"post\" action=\"/consult/mail/{}\"><p><button>{}</button></p></form>\n",
                          mail_link_title.in(language), lead.in(language), escape_html(token), button.in(language)));
}

Result<Response> use_mail_link(Services& services, const Request& request) {
  const Language language = language_of(request);
  const auto done = services.consult.consultations.confirm_mail(request.parameters.front());
  if (!done) return page(request, describe(done.error().code).http_status, alert_html(done.error().in(language)));
  const Text thanks{.ja = "確認しました。窓口からのお知らせがこのアドレスに届きます。",
                    .en = "Confirmed. What the desk has for you comes to this address."};
  return page(request, 200, fmt::format("<p role=\"status\">{}</p>\n", thanks.in(language)));
}

Result<Response> follow(Services& services, const Request& request) {
  TRY(check_staffed(services));
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  if (is_node(request)) return follow_as_node(services, request);
  const Language language = language_of(request);
  const Fields fields = TRY(parse_form(request.body));
  const std::string_view code = field(fields, "code"), more = field(fields, "text");
  consult::ConsultationBook& book = services.consult.consultations;
  auto seen = book.follow(code, asking_from(request));
  if (!seen)
    return slowed(services, request, consult::PublicStep::wrong_code,
                  page(request, describe(seen.error().code).http_status, code_form(language, seen.error().in(language))));
  if (field(fields, "change") == "forget") return forget(services, request, code);
  const bool mail = field(fields, "change") == "mail";
  if (mail || !more.empty()) {
    const auto done = [&]() -> Result<void> {
      if (!mail) return book.add(code, more, asking_from(request));
      const auto by_mail = TRY(by_mail_in(services, fields, language));
      return book.set_by_mail(code, by_mail.wish, field(fields, "mail"), language, asking_from(request));
    }();
    if (!done)
      return slowed(services, request, consult::PublicStep::add,
                    page(request, describe(done.error().code).http_status,
                         alert_html(done.error().in(language)) + follow_html(services, *seen, code, language)));
    seen = book.follow(code, asking_from(request));
    if (!seen) return std::unexpected(std::move(seen).error());
  }
  return page(request, 200, follow_html(services, *seen, code, language));
}

}  // namespace

void add_consult_pages(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/consult",
              .summary = "Where anybody asks the desk without an account, and comes back with the code.",
              .handler = with(services, show_form)});
  router.add({.method = "POST",
              .pattern = "/consult/new",
              .summary = "Takes a question in and shows its code, once.",
              .handler = with(services, ask)});
  router.add({.method = "POST",
              .pattern = "/consult",
              .summary = "What the desk answered; adds what the asker writes.",
              .handler = with(services, follow)});
  router.add({.method = "GET",
              .pattern = "/consult/mail/{token}",
              .summary = "Where the link of a confirming mail leads.",
              .handler = with(services, show_mail_link)});
  router.add({.method = "POST",
              .pattern = "/consult/mail/{token}",
              .summary = "Confirms a mail address, once.",
              .handler = with(services, use_mail_link)});
}

}  // namespace sekimori::web
