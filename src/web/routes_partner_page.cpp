// What a partner sees: plain pages that work without JavaScript and without an account.
#include "web/plain_page.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 64 * 1024;

// The address is the key: it must not stay in a cache. That it travels on as a referrer or lies in a frame, plain_page forbids.
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
  const Text text =
      problem.code == ErrorCode::conflict
          ? Text{.ja = "このリンクは使用済みです。リンクは一度だけ使えます。", .en = "This link has been used. A link works once."}
      : problem.code == ErrorCode::full ? Text{.ja = "無効なリンクが続きました。10 分ほど待ってください。",
                                               .en = "Too many links that were none. Please wait ten minutes."}
                                        : Text{.ja = "期限が切れたか、無効なリンクです。送り主に新しいリンクを頼んでください。",
                                               .en = "It has run out or is not valid. Please ask whoever sent it for a new one."};
  Response response = page(request, status, title, alert_html(text.in(language)));
  if (status == 429) response.headers.emplace_back("Retry-After", "600");
  return response;
}

std::string name_field(Language language) {
  const Text label{.ja = "お名前と会社名", .en = "Your name and company"};
  return fmt::format(
      "<p><label for=\"name\">{}</label><br><input id=\"name\" name=\"name\" required maxlength=\"100\" autocomplete=\"name\"></p>\n",
      label.in(language));
}

std::string disclosure_form(const model::Disclosure& disclosure, std::string_view token, Language language) {
  const Text read{.ja = "上の内容を読み、秘密として扱うことを確認しました。", .en = "I have read the above and will keep it secret."};
  const Text button{.ja = "確認した", .en = "Acknowledge"};
  return fmt::format(
      "<pre>{}</pre>\n<form method=\"post\" action=\"/partner/{}\">\n{}"
      "<p><input type=\"checkbox\" id=\"read\" name=\"read\" value=\"yes\" required> <label for=\"read\">{}</label></p>\n"
      "<p><button>{}</button></p>\n</form>\n",
      escape_html(protect::acknowledged_text(disclosure)), escape_html(token), name_field(language), read.in(language),
      button.in(language));
}

std::string questionnaire_form(const protect::Checklist& list, std::string_view token, Language language, std::string_view problem) {
  const Text choices[] = {{.ja = "はい", .en = "Yes"},
                          {.ja = "一部", .en = "Partly"},
                          {.ja = "いいえ", .en = "No"},
                          {.ja = "該当なし", .en = "Does not apply"}};
  constexpr std::string_view values[] = {"yes", "partly", "no", "not_applicable"};
  const Text button{.ja = "送る", .en = "Send"};
  std::string out = alert_html(problem);
  out += fmt::format("<form method=\"post\" action=\"/partner/{}\">\n{}", escape_html(token), name_field(language));
  std::string section;
  for (const protect::ChecklistStep& step : list.steps) {
    const std::string& own = language == Language::ja ? step.section_ja : step.section_en;
    if (!own.empty() && own != section) out += fmt::format("<h2>{}</h2>\n", escape_html(own));
    if (!own.empty()) section = own;
    out += fmt::format("<fieldset><legend>{}</legend>\n", escape_html(step.text(language)));
    for (std::size_t i = 0; i < std::size(values); ++i)
      out += fmt::format("<label><input type=\"radio\" name=\"q-{}\" value=\"{}\" required> {}</label>\n", step.id, values[i],
                         choices[i].in(language));
    out += "</fieldset>\n";
  }
  return out + fmt::format("<p><button>{}</button></p>\n</form>\n", button.in(language));
}

constexpr Text disclosure_title{.ja = "営業秘密の開示についての確認", .en = "Acknowledgement of a disclosure"};
constexpr Text questionnaire_title{.ja = "秘密管理アンケート", .en = "Questionnaire on secrecy"};

Result<Response> show_page(Services& services, const Request& request) {
  const Language language = language_of(request);
  const std::string& token = request.parameters.front();
  const auto opened = services.safeguards.links.open(token, request.peer);
  if (!opened) return refused(opened.error(), request);
  if (opened->disclosure) return page(request, 200, disclosure_title, disclosure_form(*opened->disclosure, token, language));
  return page(request, 200, questionnaire_title, questionnaire_form(*opened->questionnaire, token, language, ""));
}

Result<Response> take_page(Services& services, const Request& request) {
  const Language language = language_of(request);
  const std::string& token = request.parameters.front();
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const auto opened = services.safeguards.links.open(token, request.peer);
  if (!opened) return refused(opened.error(), request);
  auto fields = TRY(parse_form(request.body));
  const Text incomplete{.ja = "名前と、すべての項目が必要です。", .en = "Your name and every item are needed."};
  Result<protect::KnownLink> used = error(ErrorCode::invalid_input, "incomplete");
  if (opened->disclosure) {
    if (fields["read"] == "yes") used = services.safeguards.links.acknowledge(token, fields["name"], request.peer);
  } else {
    std::vector<std::pair<std::string, std::string>> answers;
    for (const auto& [name, value] : fields)
      if (name.starts_with("q-")) answers.emplace_back(name.substr(2), value);
    if (!answers.empty()) used = services.safeguards.links.answer(token, fields["name"], answers, request.peer);
  }
  if (!used && used.error().code == ErrorCode::invalid_input) {
    if (!opened->disclosure)
      return page(request, 422, questionnaire_title, questionnaire_form(*opened->questionnaire, token, language, incomplete.in(language)));
    return page(request, 422, disclosure_title,
                alert_html(incomplete.in(language)) + disclosure_form(*opened->disclosure, token, language));
  }
  if (!used) return refused(used.error(), request);
  const Text done{.ja = "記録しました。このリンクはもう使えません。", .en = "Recorded. This link works no more."};
  const std::string when = services.zone.local_text(used->value.used_at.value_or(Instant{}));
  return page(request, 200, Text{.ja = "ありがとうございました", .en = "Thank you"},
              fmt::format("<p>{}</p>\n<p>{} {}</p>\n", done.in(language), escape_html(used->value.used_by), when));
}

}  // namespace

void add_partner_page_routes(Router& router, Services& services) {
  Route show;
  show.method = "GET";
  show.pattern = "/partner/{token}";
  show.summary = "What a partner is asked to read or answer; the address is the key.";
  show.handler = with(services, show_page);
  router.add(std::move(show));
  Route take;
  take.method = "POST";
  take.pattern = "/partner/{token}";
  take.summary = "Records what the partner acknowledged or answered.";
  take.handler = with(services, take_page);
  router.add(std::move(take));
}

}  // namespace sekimori::web
