// Seminars and open meetings for everybody: the calendar, registering without an account, confirming and cancelling by the link of a
// letter. Plain, without scripts.
#include "feature/consult/desk_texts.h"
#include "feature/share/industries.h"
#include "feature/teach/newsletter/html_text.h"
#include "feature/teach/teach_room.h"
#include "web/letter_routes.h"
#include "web/plain_page.h"
#include "web/public_address.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_form = 16 * 1024;
constexpr std::size_t minutes = 16;

std::string page_address(Services& services, const Request& request) { return public_address(services, request) + "/public/seminars"; }
std::string title_in(const model::Wording& title, Language language) {
  return escape_html(language == Language::ja || title.en.empty() ? title.ja : title.en);
}

// Seminars hold the prefecture as it is written in Japanese.
std::string place_in(const std::string& prefecture, Language language) {
  const consult::Prefecture* known = language == Language::ja ? nullptr : consult::desk_texts().find_prefecture(prefecture);
  return escape_html(known == nullptr ? prefecture : known->name.en);
}

Response private_page(const Request& request, int status, const Text& title, std::string_view body) {
  Response response = plain_page(request, status, title, body);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("X-Robots-Tag", "noindex");
  return response;
}

std::string facts(Services& services, const teach::Seminar& one, Language language) {
  const Text when{.ja = "日時", .en = "When"}, where{.ja = "会場", .en = "Where"}, by{.ja = "主催", .en = "By"},
      how{.ja = "形式", .en = "How"};
  const Text modes[] = {
      {.ja = "会場", .en = "on site"}, {.ja = "オンライン", .en = "online"}, {.ja = "会場とオンライン", .en = "on site and online"}};
  std::string hosts;
  for (const std::string& host : one.hosts) hosts += (hosts.empty() ? "" : ", ") + host;
  std::string out =
      fmt::format("<dl>\n<dt>{}</dt><dd>{} - {}</dd>\n<dt>{}</dt><dd>{}</dd>\n", when.in(language),
                  services.zone.local_text(one.starts_at).substr(0, minutes), services.zone.local_text(one.ends_at).substr(0, minutes),
                  how.in(language), modes[static_cast<std::size_t>(one.mode)].in(language));
  if (!one.place.empty())
    out += fmt::format("<dt>{}</dt><dd>{} {}</dd>\n", where.in(language), place_in(one.prefecture, language), escape_html(one.place));
  if (!hosts.empty()) out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", by.in(language), escape_html(hosts));
  return out + "</dl>\n";
}

Result<Response> show_calendar(Services& services, const Request& request) {
  const Language language = language_of(request);
  const Text title{.ja = "セミナーとイベント", .en = "Seminars and events"}, none{.ja = "予定はありません。", .en = "Nothing is planned."};
  const Text calendar{.ja = "予定表に取り込む (iCalendar)", .en = "For your calendar (iCalendar)"};
  teach::SeminarFilter filter;
  filter.prefecture = query_text(request, "prefecture");
  filter.series = query_text(request, "series");
  filter.campaign = query_text(request, "campaign");
  const auto all = TRY(services.teach.seminars.published(filter));
  const Text states[] = {{},
                         {.ja = "受付中", .en = "open"},
                         {.ja = "受付終了", .en = "closed"},
                         {.ja = "終了", .en = "held"},
                         {.ja = "中止", .en = "called off"}};
  const Text coming{.ja = "これから", .en = "Coming"}, over{.ja = "終わったもの", .en = "Over"};
  std::string next, last;  // what comes: the nearest first; what is over: the latest first
  for (const teach::KnownSeminar& one : all) {
    const bool ahead = one.value.ends_at > services.clock.now();
    // An open one that is over is not open any more, whoever still has to say so.
    const auto state = ahead || one.value.state == teach::SeminarState::cancelled ? one.value.state : teach::SeminarState::held;
    const std::string row =
        fmt::format("<li><a href=\"/public/seminars/{}\">{}</a> {} {} ({})</li>\n", one.value.number, title_in(one.value.title, language),
                    services.zone.local_text(one.value.starts_at).substr(0, minutes), place_in(one.value.prefecture, language),
                    states[static_cast<std::size_t>(state)].in(language));
    if (ahead) next += row;
    else last.insert(0, row);
  }
  std::string body = all.empty() ? fmt::format("<p>{}</p>\n", none.in(language)) : std::string();
  if (!next.empty()) body += fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", coming.in(language), next);
  if (!last.empty()) body += fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", over.in(language), last);
  body += fmt::format("<p><a href=\"/public/seminars/calendar.ics\">{}</a></p>\n", calendar.in(language));
  return plain_page(request, 200, title, body);
}

Response calendar_response(std::string body) {
  Response response = text_response(200, std::move(body), "text/calendar; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", attachment("seminars.ics"));
  return response;
}

Result<Response> show_all_as_calendar(Services& services, const Request& request) {
  teach::SeminarBook& seminars = services.teach.seminars;
  return calendar_response(TRY(seminars.calendar(TRY(seminars.published()), page_address(services, request), language_of(request))));
}

std::string registration_form(const teach::Seminar& one, std::map<std::string, std::string, std::less<>> written, Language language) {
  const Text heading{.ja = "申し込む", .en = "Register"}, name{.ja = "お名前", .en = "Name"},
      mail{.ja = "メールアドレス", .en = "Mail address"};
  const Text organisation{.ja = "ご所属", .en = "Organisation"}, industry{.ja = "業種", .en = "Industry"},
      band{.ja = "従業員数", .en = "Employees"};
  const Text way{.ja = "参加の形", .en = "How you take part"}, on_site{.ja = "会場", .en = "on site"},
      online{.ja = "オンライン", .en = "online"};
  const Text note{.ja = "確認のメールをお送りします。メールのリンクから確定すると席が決まります。",
                  .en = "A mail will be sent to you. Your seat is given when you confirm by its link."};
  const Text button{.ja = "申し込む", .en = "Register"};
  std::string out = fmt::format("<h2>{}</h2>\n<p>{}</p>\n<form method=\"post\" action=\"/public/seminars/{}\">\n", heading.in(language),
                                note.in(language), one.number);
  const auto field = [&](std::string_view id, const Text& label, std::string_view type, std::string_view more) {
    out += fmt::format(
        "<p><label for=\"{0}\">{1}</label><br><input id=\"{0}\" name=\"{0}\" type=\"{2}\" maxlength=\"200\" value=\"{3}\"{4}></p>\n", id,
        label.in(language), type, escape_html(written[std::string(id)]), more);
  };
  field("name", name, "text", " required autocomplete=\"name\"");
  field("mail", mail, "email", " required autocomplete=\"email\"");
  field("organisation", organisation, "text", " autocomplete=\"organization\"");
  out += fmt::format("<p><label for=\"industry\">{}</label><br><select id=\"industry\" name=\"industry\"><option value=\"\"></option>",
                     industry.in(language));
  for (const share::Industry& each : share::industries())
    if (each.of.empty())
      out += fmt::format("<option value=\"{0}\"{2}>{1}</option>", each.code, escape_html(each.name.in(language)),
                         written["industry"] == each.code ? " selected" : "");
  out += "</select></p>\n";
  out += fmt::format("<p><label for=\"band\">{}</label><br><select id=\"band\" name=\"band\">", band.in(language));
  for (std::size_t i = 0; i < teach::band_count; ++i) {
    const auto each = static_cast<teach::EmployeeBand>(i);
    out += fmt::format("<option value=\"{}\">{}</option>", name_of(each), teach::title_of(each).in(language));
  }
  out += "</select></p>\n";
  out += fmt::format("<p><label for=\"way\">{}</label><br><select id=\"way\" name=\"way\">", way.in(language));
  if (one.mode != teach::SeminarMode::online) out += fmt::format("<option value=\"on_site\">{}</option>", on_site.in(language));
  if (one.mode != teach::SeminarMode::on_site) out += fmt::format("<option value=\"online\">{}</option>", online.in(language));
  return out + fmt::format("</select></p>\n<p><button>{}</button></p>\n</form>\n", button.in(language));
}

Result<std::string> seminar_body(Services& services, const teach::Seminar& one, std::string_view problem,
                                 std::map<std::string, std::string, std::less<>> written, Language language) {
  const Text full{.ja = "満席です。申し込むとキャンセル待ちになります。", .en = "It is full. Who registers is put on the waiting list."};
  const Text over{.ja = "受け付けていません。", .en = "Registration is closed."}, material{.ja = "資料", .en = "Material"};
  std::string body = alert_html(problem) + facts(services, one, language);
  body += fmt::format("<p><a href=\"/public/seminars/{}.ics\">iCalendar</a></p>\n", one.number);
  if (!one.material.empty()) {
    body += fmt::format("<h2>{}</h2>\n<ul>\n", material.in(language));
    for (const teach::Material& each : one.material)
      body +=
          fmt::format("<li><a href=\"{}\" rel=\"noopener noreferrer\">{}</a></li>\n", escape_html(each.address), escape_html(each.title));
    body += "</ul>\n";
  }
  if (one.state != teach::SeminarState::open || services.clock.now() >= one.starts_at)
    return body + fmt::format("<p>{}</p>\n", over.in(language));
  const std::int64_t free = TRY(services.teach.seminars.free_seats(one.number, teach::Way::on_site)) +
                            TRY(services.teach.seminars.free_seats(one.number, teach::Way::online));
  if (free == 0) body += fmt::format("<p role=\"status\">{}</p>\n", full.in(language));
  return body + registration_form(one, std::move(written), language);
}

Result<Response> show_seminar(Services& services, const Request& request) {
  const Language language = language_of(request);
  std::string number = request.parameters.front();
  if (number.ends_with(".ics")) {
    number.resize(number.size() - 4);
    const teach::KnownSeminar known = TRY(services.teach.seminars.published_one(number));
    return calendar_response(TRY(services.teach.seminars.calendar({known}, page_address(services, request), language)));
  }
  const teach::KnownSeminar known = TRY(services.teach.seminars.published_one(number));
  return plain_page(request, 200, {.ja = known.value.title.ja, .en = known.value.title.en},
                    TRY(seminar_body(services, known.value, "", {}, language)));
}

Result<Response> register_for(Services& services, const Request& request) {
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const Language language = language_of(request);
  const teach::KnownSeminar known = TRY(services.teach.seminars.published_one(request.parameters.front()));
  auto fields = TRY(parse_form(request.body));
  const Text title{.ja = known.value.title.ja, .en = known.value.title.en};
  const auto band = teach::employee_band_from(fields["band"].empty() ? "unknown" : fields["band"]);
  const auto way = teach::way_from(fields["way"].empty() ? "on_site" : fields["way"]);
  const bool known_industry = fields["industry"].empty() || share::find_industry(fields["industry"]) != nullptr;
  if (!band || !way || !known_industry) {
    const Text wrong{.ja = "従業員数、参加の形、業種は一覧から選んでください。",
                     .en = "Please choose employees, way and industry from their lists."};
    return private_page(request, 422, title, TRY(seminar_body(services, known.value, wrong.in(language), fields, language)));
  }
  const teach::RegistrationWish wish{.name = fields["name"],
                                     .organisation = fields["organisation"],
                                     .mail = fields["mail"],
                                     .band = *band,
                                     .industry = fields["industry"],
                                     .way = *way,
                                     .language = language};
  const auto done = services.teach.seminars.register_for(known.value.number, wish, page_address(services, request));
  if (!done)
    return private_page(request, describe(done.error().code).http_status, title,
                        TRY(seminar_body(services, known.value, done.error().in(language), fields, language)));
  const Text sent{.ja = "確認のメールをお送りしました。メールのリンクから二日以内に確定してください。",
                  .en = "A mail is on its way. Please confirm by its link within two days."};
  return private_page(request, 202, title, fmt::format("<p role=\"status\">{}</p>\n", sent.in(language)));
}

std::string registration_body(Services& services, const teach::Registration& one, const teach::Seminar& seminar, std::string_view token,
                              std::string_view problem, Language language) {
  const Text states[] = {{.ja = "まだ確定していません。", .en = "Not confirmed yet."},
                         {.ja = "参加が確定しています。", .en = "You take part."},
                         {.ja = "キャンセル待ちです。", .en = "You are on the waiting list."},
                         {.ja = "取り消しました。", .en = "Cancelled."},
                         {.ja = "出席されました。", .en = "You attended."},
                         {.ja = "欠席でした。", .en = "You did not come."}};
  const Text confirm{.ja = "参加を確定する", .en = "Confirm"}, cancel{.ja = "申し込みを取り消す", .en = "Cancel"},
      address{.ja = "接続先", .en = "Address"};
  const Text queue{.ja = "順番", .en = "Place in the queue"};
  std::string body =
      alert_html(problem) + fmt::format("<h2>{}</h2>\n", title_in(seminar.title, language)) + facts(services, seminar, language);
  body += fmt::format("<p role=\"status\"><strong>{}</strong></p>\n", states[static_cast<std::size_t>(one.state)].in(language));
  if (one.queue > 0) body += fmt::format("<p>{}: {}</p>\n", queue.in(language), one.queue);
  if (!one.online_address.empty())
    body += fmt::format("<p>{0}: <a href=\"{1}\" rel=\"noopener noreferrer\">{1}</a></p>\n", address.in(language),
                        escape_html(one.online_address));
  body += fmt::format("<p><a href=\"/public/seminars/{}.ics\">iCalendar</a></p>\n", seminar.number);
  const auto button = [&](std::string_view wish, const Text& label) {
    body += fmt::format(
        "<form method=\"post\" action=\"/public/seminars/registration/{}\"><p><button name=\"wish\" value=\"{}\">{}</button></p></form>\n",
        escape_html(token), wish, label.in(language));
  };
  if (one.state == teach::RegistrationState::unconfirmed) button("confirm", confirm);
  if (one.state == teach::RegistrationState::unconfirmed || one.state == teach::RegistrationState::confirmed ||
      one.state == teach::RegistrationState::waiting)
    button("cancel", cancel);
  return body;
}

constexpr Text registration_title{.ja = "お申し込み", .en = "Your registration"};

Response refused(const Error& problem, const Request& request) {
  return private_page(request, describe(problem.code).http_status, registration_title, alert_html(problem.in(language_of(request))));
}

Result<Response> show_registration(Services& services, const Request& request) {
  const std::string& token = request.parameters.front();
  const auto one = services.teach.seminars.by_link(token);
  if (!one) return refused(one.error(), request);
  const teach::KnownSeminar known = TRY(services.teach.seminars.published_one(one->seminar));
  return private_page(request, 200, registration_title, registration_body(services, *one, known.value, token, "", language_of(request)));
}

Result<Response> change_registration(Services& services, const Request& request) {
  if (request.body.size() > largest_form) return error(ErrorCode::invalid_input, "the form is too large");
  const std::string& token = request.parameters.front();
  auto fields = TRY(parse_form(request.body));
  const std::string page = page_address(services, request);
  const auto done = fields["wish"] == "cancel" ? services.teach.seminars.cancel(token, page) : services.teach.seminars.confirm(token, page);
  const auto one = services.teach.seminars.by_link(token);
  if (!one) return refused(one.error(), request);
  const teach::KnownSeminar known = TRY(services.teach.seminars.published_one(one->seminar));
  const Language language = language_of(request);
  return private_page(
      request, done ? 200 : describe(done.error().code).http_status, registration_title,
      registration_body(services, *one, known.value, token, done ? std::string_view() : done.error().in(language), language));
}

Result<Response> show_meetings(Services& services, const Request& request) {
  const Language language = language_of(request);
  const Text title{.ja = "フォーラムの会合", .en = "Meetings of the forum"},
      none{.ja = "公開の会合はありません。", .en = "There are no open meetings."};
  const auto all = TRY(services.teach.meetings.published());
  std::string body = all.empty() ? fmt::format("<p>{}</p>\n", none.in(language)) : "<ul>\n";
  for (const teach::KnownMeeting& one : all)
    body += fmt::format("<li><a href=\"/public/meetings/{}\">{}</a> {}</li>\n", one.value.number, title_in(one.value.title, language),
                        services.zone.local_text(one.value.starts_at).substr(0, minutes));
  return plain_page(request, 200, title, body + (all.empty() ? "" : "</ul>\n"));
}

Result<Response> show_meeting(Services& services, const Request& request) {
  const Language language = language_of(request);
  const teach::KnownMeeting known = TRY(services.teach.meetings.published_one(request.parameters.front()));
  const teach::ForumMeeting& one = known.value;
  const Text agenda{.ja = "議題", .en = "Agenda"}, papers{.ja = "資料", .en = "Papers"}, minutes_title{.ja = "議事要旨", .en = "Minutes"};
  std::string body = fmt::format("<p>{} - {} {}</p>\n<h2>{}</h2>\n<ol>\n", services.zone.local_text(one.starts_at).substr(0, minutes),
                                 services.zone.local_text(one.ends_at).substr(0, minutes), escape_html(one.place), agenda.in(language));
  for (const teach::AgendaItem& each : one.agenda)
    body += fmt::format("<li>{}{}</li>\n", title_in(each.title, language),
                        each.presenter.empty() ? std::string() : " (" + escape_html(each.presenter) + ")");
  body += "</ol>\n";
  std::string list;
  for (const teach::MeetingPaper& each : one.papers)
    if (each.openness == teach::Openness::open)
      list += fmt::format("<li><a href=\"/public/meetings/{}/papers/{}\">{}</a></li>\n", one.number, each.sha256, escape_html(each.name));
  if (!list.empty()) body += fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", papers.in(language), list);
  if (one.approved_at) body += fmt::format("<h2>{}</h2>\n{}", minutes_title.in(language), teach::html_paragraphs(one.minutes));
  return plain_page(request, 200, {.ja = one.title.ja, .en = one.title.en.empty() ? one.title.ja : one.title.en}, body);
}

Result<Response> show_paper(Services& services, const Request& request) {
  const Bytes bytes = TRY(services.teach.meetings.published_paper(request.parameters[0], request.parameters[1]));
  const teach::KnownMeeting known = TRY(services.teach.meetings.published_one(request.parameters[0]));
  std::string name = "paper";
  for (const teach::MeetingPaper& one : known.value.papers)
    if (one.sha256 == request.parameters[1]) name = one.name;
  Response response = text_response(200, std::string(as_text(bytes)), "application/octet-stream");
  response.headers.emplace_back("Content-Disposition", attachment(name));
  return response;
}

}  // namespace

void add_seminar_pages(Router& router, Services& services) {
  const auto page = [&](std::string method, std::string pattern, Result<Response> (*handler)(Services&, const Request&),
                        std::string summary) {
    router.add(
        {.method = std::move(method), .pattern = "/public/" + pattern, .summary = std::move(summary), .handler = with(services, handler)});
  };
  page("GET", "seminars", show_calendar, "Seminars for everybody.");
  page("GET", "seminars/calendar.ics", show_all_as_calendar, "All of them as iCalendar.");
  page("GET", "seminars/{number}", show_seminar, "One seminar with the form to register, or NUMBER.ics.");
  page("POST", "seminars/{number}", register_for, "Registers somebody without an account: a mail with a link is sent.");
  page("GET", "seminars/registration/{token}", show_registration, "A registration; the address is the key.");
  page("POST", "seminars/registration/{token}", change_registration, "Confirms or cancels it.");
  page("GET", "meetings", show_meetings, "Open meetings of the forum.");
  page("GET", "meetings/{number}", show_meeting, "One of them: agenda, open papers, approved minutes.");
  page("GET", "meetings/{number}/papers/{sha256}", show_paper, "An open paper.");
}

}  // namespace sekimori::web
