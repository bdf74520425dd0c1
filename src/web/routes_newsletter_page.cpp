// The newsletter for everybody: its archive with search and feeds, leaving the list by one click, and the page on which a contact person
// looks after the addresses of his organisation. Plain, without scripts; nothing of it wants an account.
#include "feature/teach/newsletter/html_text.h"
#include "feature/teach/teach_room.h"
#include "web/conditional.h"
#include "web/letter_routes.h"
#include "web/plain_page.h"
#include "web/public_address.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 64 * 1024;
constexpr Text archive_title{.ja = "会報バックナンバー", .en = "Newsletter archive"};

Response private_page(const Request& request, int status, const Text& title, std::string_view body) {
  Response response = plain_page(request, status, title, body);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Robots-Tag", "noindex");
  return response;
}

Response refused(const Error& problem, const Request& request) {
  const Text title{.ja = "このリンクは使えません", .en = "This link cannot be used"};
  return private_page(request, describe(problem.code).http_status, title, alert_html(problem.in(language_of(request))));
}

Result<Response> show_archive(Services& services, const Request& request) {
  const Language language = language_of(request);
  constexpr std::size_t longest_words = 200;
  const std::string_view words = query_text(request, "q").substr(0, longest_words);
  const Text search{.ja = "検索", .en = "Search"}, label{.ja = "含む言葉", .en = "Words"}, none{.ja = "ありません。", .en = "None."};
  std::string body = fmt::format(
      "<form method=\"get\" action=\"/public/newsletter\" role=\"search\"><p><label for=\"q\">{}</label> <input id=\"q\" name=\"q\" "
      "value=\"{}\" "
      "maxlength=\"200\"> <button>{}</button></p></form>\n",
      label.in(language), escape_html(words), search.in(language));
  const auto entries = TRY(services.teach.newsletter.archive(words, language));
  if (entries.empty()) body += fmt::format("<p role=\"status\">{}</p>\n", none.in(language));
  else body += "<ul>\n";
  for (const teach::ArchiveEntry& one : entries)
    body += fmt::format("<li><a href=\"/public/newsletter/{}\">{}</a> <time datetime=\"{}\">{}</time>{}</li>\n", escape_html(one.number),
                        escape_html(one.title), one.day.to_string(), one.day.to_string(),
                        one.around.empty() ? std::string() : "<br>… " + escape_html(one.around) + " …");
  if (!entries.empty()) body += "</ul>\n";
  body += "<p><a href=\"/public/newsletter/feed.xml\">RSS</a> <a href=\"/public/newsletter/atom.xml\">Atom</a></p>\n";
  return plain_page(request, 200, archive_title, body);
}

// The issue's own HTML, of which its author's words are no code, in the frame of our pages.
Result<Response> show_issue(Services& services, const Request& request) {
  const Language language = language_of(request);
  std::string number = request.parameters.front();
  const bool as_text = number.ends_with(".txt");
  if (as_text) number.resize(number.size() - 4);
  const auto [issue, edition] = TRY(services.teach.newsletter.archived(number));
  const teach::EditionPart& part = edition.in(language);
  if (as_text) return text_response(200, part.text);
  const std::size_t begin = part.html.find("</h1>") + 5, end = part.html.rfind("</body>");
  const Text sent{.ja = "送信した版のハッシュ (SHA-256)", .en = "Hash of the edition that was sent (SHA-256)"};
  const Text plain{.ja = "テキスト版", .en = "Plain text"}, back{.ja = "一覧へ", .en = "All issues"};
  std::string body = part.html.substr(begin, end - begin);
  body += fmt::format(
      "<hr>\n<p>{}: <code>{}</code></p>\n<p><a href=\"/public/newsletter/{}.txt\">{}</a> <a href=\"/public/newsletter\">{}</a></p>\n",
      sent.in(language), issue.sha256, escape_html(issue.number), plain.in(language), back.in(language));
  return plain_page(request, 200, {.ja = edition.ja.subject, .en = edition.en.subject}, body);
}

std::string xml_date(Instant at) {
  static constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Zone utc = Zone::utc();
  const Day day = utc.day_of(at);
  const int seconds = utc.second_of_day(at);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(day.weekday())), day.day(),
                     months.at(static_cast<std::size_t>(day.month() - 1)), day.year(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Response feed_response(const Request& request, std::string body, std::string_view type) {
  Response response = text_response(200, std::move(body), type);
  response.headers.emplace_back("ETag", "\"" + to_hex(sha256(response.body)) + "\"");
  response.headers.emplace_back("Cache-Control", "public, max-age=300");
  return unless_unchanged(request, std::move(response));
}

constexpr std::size_t most_in_a_feed = 50;

Result<Response> show_rss(Services& services, const Request& request) {
  const std::string base = public_address(services, request) + "/public/newsletter";
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>{0}</title><link>{1}</link><description>{0}"
      "</description><language>ja</language>\n",
      teach::html_escaped(teach::newsletter_plan().title.ja), teach::html_escaped(base));
  auto entries = TRY(services.teach.newsletter.archive("", Language::ja));
  entries.resize(std::min(entries.size(), most_in_a_feed));
  for (const teach::ArchiveEntry& one : entries)
    out += fmt::format(
        "<item><title>{}</title><link>{}/{}</link><guid isPermaLink=\"false\">urn:sha256:{}</guid><pubDate>{}</pubDate></item>\n",
        teach::html_escaped(one.title), teach::html_escaped(base), one.number, one.sha256, xml_date(one.sent_at));
  return feed_response(request, out + "</channel></rss>\n", "application/rss+xml; charset=utf-8");
}

Result<Response> show_atom(Services& services, const Request& request) {
  const std::string base = public_address(services, request) + "/public/newsletter";
  auto entries = TRY(services.teach.newsletter.archive("", Language::ja));
  entries.resize(std::min(entries.size(), most_in_a_feed));
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"ja\"><title>{}</title><id>urn:sekimori:newsletter</id>"
      "<link href=\"{}\"/><updated>{}</updated><author><name>{}</name></author>\n",
      teach::html_escaped(teach::newsletter_plan().title.ja), teach::html_escaped(base),
      (entries.empty() ? Instant{} : entries.front().sent_at).to_rfc3339(0), teach::html_escaped(teach::newsletter_plan().title.ja));
  for (const teach::ArchiveEntry& one : entries)
    out += fmt::format("<entry><title>{}</title><id>urn:sha256:{}</id><link href=\"{}/{}\"/><updated>{}</updated></entry>\n",
                       teach::html_escaped(one.title), one.sha256, teach::html_escaped(base), one.number, one.sent_at.to_rfc3339(0));
  return feed_response(request, out + "</feed>\n", "application/atom+xml; charset=utf-8");
}

// Looking changes nothing: mail programs and their guards open links by themselves.
Result<Response> show_leaving(Services& services, const Request& request) {
  const Language language = language_of(request);
  const auto reader = services.teach.subscribers.reader_of(request.parameters.front());
  if (!reader) return refused(reader.error(), request);
  const Text title{.ja = "配信の停止", .en = "Leave the list"};
  const Text question{.ja = "このアドレスへの会報の配信を停止します。", .en = "The newsletter will no longer be sent to this address."};
  const Text gone{.ja = "このアドレスへの配信は停止しています。", .en = "The newsletter is no longer sent to this address."};
  const Text button{.ja = "停止する", .en = "Leave"};
  std::string body = fmt::format("<p><strong>{}</strong></p>\n", escape_html(reader->address));
  if (reader->state == teach::AddressState::left)
    return private_page(request, 200, title, body + fmt::format("<p role=\"status\">{}</p>\n", gone.in(language)));
  body += fmt::format("<p>{}</p>\n<form method=\"post\" action=\"/public/newsletter/leave/{}\"><p><button>{}</button></p></form>\n",
                      question.in(language), escape_html(request.parameters.front()), button.in(language));
  return private_page(request, 200, title, body);
}

// RFC 8058: a mail program posts List-Unsubscribe=One-Click here; the page's button posts nothing.
Result<Response> leave(Services& services, const Request& request) {
  const Language language = language_of(request);
  const auto reader = services.teach.subscribers.leave(request.parameters.front());
  if (!reader) return refused(reader.error(), request);
  const Text title{.ja = "配信を停止しました", .en = "You have left the list"};
  const Text gone{.ja = "このアドレスへの配信は停止しています。", .en = "The newsletter is no longer sent to this address."};
  return private_page(request, 200, title, fmt::format("<p role=\"status\">{} {}</p>\n", escape_html(reader->address), gone.in(language)));
}

std::string address_table(const std::vector<teach::SubscribedAddress>& addresses, Language language) {
  const Text address{.ja = "配信先", .en = "Address"}, state{.ja = "状態", .en = "State"}, mark{.ja = "選ぶ", .en = "Choose"};
  const Text states[] = {
      {.ja = "配信中", .en = "active"}, {.ja = "停止 (届かない)", .en = "suspended (bounces)"}, {.ja = "停止", .en = "left"}};
  std::string out =
      fmt::format("<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
                  mark.in(language), address.in(language), state.in(language));
  std::size_t n = 0;
  for (const teach::SubscribedAddress& one : addresses) {
    ++n;
    out += fmt::format(
        "<tr><td><input type=\"checkbox\" id=\"a{0}\" name=\"a{0}\" value=\"{1}\"></td><td><label for=\"a{0}\">{1}</label></td><td>{2} "
        "{3}</td></tr>\n",
        n, escape_html(one.address), states[static_cast<std::size_t>(one.state)].in(language), escape_html(one.last_status));
  }
  return out + "</tbody>\n</table>\n";
}

Result<std::string> contact_body(Services& services, const teach::ContactAuthority& who, std::string_view token, std::string_view problem,
                                 Language language) {
  const teach::KnownSubscriber known = TRY(services.teach.subscribers.organisation_of(who));
  const auto addresses = TRY(services.teach.subscribers.addresses_of(who));
  const Text lead{.ja = "この団体の会報の配信先です。変えられるのは連絡担当者だけです。",
                  .en = "The addresses of this organisation. Only its contact persons change them."};
  const Text more{.ja = "加える配信先 (1 行に一つ)", .en = "Addresses to add (one a line)"};
  const Text old{.ja = "加える配信先は古いメールソフト (ISO-2022-JP) で読む", .en = "they are read with an old mail program (ISO-2022-JP)"};
  const Text remove{.ja = "選んだものを外す", .en = "Remove those chosen"},
      resume{.ja = "選んだものを再開する", .en = "Resume those chosen"};
  const Text add{.ja = "加える", .en = "Add"};
  std::string out = alert_html(problem);
  out += fmt::format("<p><strong>{}</strong> ({})</p>\n<p>{}</p>\n<form method=\"post\" action=\"/public/newsletter/contact/{}\">\n",
                     escape_html(known.value.name), known.value.addresses, lead.in(language), escape_html(token));
  out += address_table(addresses, language);
  out += fmt::format(
      "<p><button name=\"wish\" value=\"remove\">{}</button> <button name=\"wish\" value=\"resume\">{}</button></p>\n"
      "<p><label for=\"more\">{}</label><br><textarea id=\"more\" name=\"more\" rows=\"5\" cols=\"50\"></textarea></p>\n"
      "<p><input type=\"checkbox\" id=\"old\" name=\"old\" value=\"1\"> <label for=\"old\">{}</label></p>\n<p><button name=\"wish\" "
      "value=\"add\">{}</button></p>\n</form>\n",
      remove.in(language), resume.in(language), more.in(language), old.in(language), add.in(language));
  return out;
}

constexpr Text contact_title{.ja = "会報の配信先", .en = "Addresses for the newsletter"};

Result<Response> show_contact(Services& services, const Request& request) {
  const std::string& token = request.parameters.front();
  const auto who = services.teach.subscribers.by_link(token);
  if (!who) return refused(who.error(), request);
  return private_page(request, 200, contact_title, TRY(contact_body(services, *who, token, "", language_of(request))));
}

Result<Response> change_contact(Services& services, const Request& request) {
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const std::string& token = request.parameters.front();
  const auto who = services.teach.subscribers.by_link(token);
  if (!who) return refused(who.error(), request);
  auto fields = TRY(parse_form(request.body));
  std::vector<teach::AddressChange> changes;
  const std::string wish = fields["wish"];
  if (wish == "add") {
    std::string_view rest = fields["more"];
    const teach::MailCharset charset = fields["old"] == "1" ? teach::MailCharset::iso_2022_jp : teach::MailCharset::utf8;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view line = rest.substr(0, end);
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
      if (!line.empty()) changes.push_back({.wish = teach::AddressWish::add, .address = std::string(line), .charset = charset});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  } else {
    for (const auto& [name, value] : fields)
      if (name.starts_with('a') && !value.empty())
        changes.push_back({.wish = wish == "resume" ? teach::AddressWish::resume : teach::AddressWish::remove, .address = value});
  }
  const auto done = services.teach.subscribers.change(*who, changes);
  const std::string problem = done ? std::string() : std::string(done.error().in(language_of(request)));
  const int status = done ? 200 : describe(done.error().code).http_status;
  return private_page(request, status, contact_title, TRY(contact_body(services, *who, token, problem, language_of(request))));
}

}  // namespace

void add_newsletter_pages(Router& router, Services& services) {
  const auto page = [&](std::string method, std::string pattern, Result<Response> (*handler)(Services&, const Request&),
                        std::string summary) {
    router.add({.method = std::move(method),
                .pattern = "/public/newsletter" + pattern,
                .summary = std::move(summary),
                .handler = with(services, handler)});
  };
  page("GET", "", show_archive, "The archive of the newsletter, with a search.");
  page("GET", "/feed.xml", show_rss, "RSS 2.0 of issues that were sent.");
  page("GET", "/atom.xml", show_atom, "Atom of issues that were sent.");
  page("GET", "/{number}", show_issue, "One issue, or NUMBER.txt.");
  page("GET", "/leave/{token}", show_leaving, "Asks whether somebody wants to leave the list; the address is the key.");
  page("POST", "/leave/{token}", leave, "Takes an address off the list (RFC 8058).");
  page("GET", "/contact/{token}", show_contact, "Where a contact person sees the addresses of his organisation; the address is the key.");
  page("POST", "/contact/{token}", change_contact, "Changes them.");
}

}  // namespace sekimori::web
