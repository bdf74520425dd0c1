// The newsletter: its board, approval, archive; who reads it.
#include "feature/teach/newsletter/issue_days.h"
#include "feature/teach/teach_room.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/letter_routes.h"
#include "web/paging.h"
#include "web/public_address.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr int days_before_due = 3;

Json wording_json(const model::Wording& wording) { return Json::object({{"ja", wording.ja}, {"en", wording.en}}); }
model::Wording wording_in(const Json& json) { return {json["ja"].string_or(""), json["en"].string_or("")}; }

const record::Actor& who(const Request& request) { return request.session->actor; }
Response issue_response(const teach::KnownIssue& known, int status = 200) { return json_response(status, to_json(known.value)); }
Response subscriber_response(const teach::KnownSubscriber& known, int status = 200) { return json_response(status, to_json(known.value)); }

Result<Response> list_issues(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_newsletter_issues"));
  return page_of(
      TRY(services.teach.newsletter.list(who(request))), wish, "list_newsletter_issues",
      [](const teach::KnownIssue& one) { return newest_first(one.value.day.to_string() + "/" + one.value.number); },
      [](const teach::KnownIssue& one) { return to_json(one.value); });
}

Result<Response> open_issue(Services& services, const Request& request) {
  teach::NewIssueWish wish;
  if (request.json["kind"].text() == "extra") wish.kind = teach::IssueKind::extra;
  wish.day = TRY(day_in(request.json, "day"));
  wish.number = request.json["number"].string_or("");
  return issue_response(TRY(services.teach.newsletter.open(who(request), wish)), 201);
}

Result<Response> show_issue(Services& services, const Request& request) {
  return issue_response(TRY(services.teach.newsletter.find(who(request), request.parameters.front())));
}

Result<Response> show_plan(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(who(request), record::Verb::list, {.kind = "newsletter_issue", .id = "*"}));
  Json sections = Json::array(), days = Json::array();
  const teach::NewsletterPlan& plan = teach::newsletter_plan();
  for (const teach::SectionPlan& one : plan.sections)
    sections.push(Json::object({{"id", one.id},
                                {"numbered", one.numbered},
                                {"may_rest", one.may_rest},
                                {"fixed", !one.fixed.ja.empty()},
                                {"days", one.days},
                                {"title", wording_json(one.title)},
                                {"asks", wording_json(one.asks)}}));
  Day from = services.zone.day_of(services.clock.now());
  constexpr int months_ahead = 6;
  for (int i = 0; i < months_ahead; ++i) {
    const Day next = teach::next_issue_day(from);
    days.push(next.to_string());
    from = Day{next.number + 1};
  }
  return json_response(
      200, Json::object({{"title", wording_json(plan.title)}, {"sections", std::move(sections)}, {"next_days", std::move(days)}}));
}

Result<Response> write_section(Services& services, const Request& request) {
  return issue_response(
      TRY(services.teach.newsletter.write(who(request), request.parameters[0], request.parameters[1], wording_in(request.json))));
}

Result<Response> assign_section(Services& services, const Request& request) {
  const auto due = TRY(day_in(request.json, "due"));
  return issue_response(TRY(services.teach.newsletter.assign(who(request), request.parameters[0], request.parameters[1],
                                                             request.json["contributor"].text(), request.json["mail"].text(), due)));
}

Result<Response> rest_section(Services& services, const Request& request) {
  return issue_response(TRY(services.teach.newsletter.rest(who(request), request.parameters[0], request.parameters[1])));
}

Result<Response> draw_passage(Services& services, const Request& request) {
  return issue_response(
      TRY(services.teach.newsletter.draw(who(request), request.parameters[0], request.parameters[1], request.json["passage"].text())));
}

Result<Response> list_passages(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(who(request), record::Verb::list, {.kind = "newsletter_issue", .id = "*"}));
  Json items = Json::array();
  for (const model::PublishedPassage& one : TRY(services.teach.newsletter.passages()))
    items.push(Json::object(
        {{"number", one.number}, {"title", wording_json(one.title)}, {"body", wording_json(one.body)}, {"sha256", one.sha256}}));
  return json_response(200, Json::object({{"items", std::move(items)}}));
}

Result<Response> remind_contributors(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(who(request), record::Verb::update, {.kind = "newsletter_issue", .id = "*"}));
  const int days = static_cast<int>(request.json["days"].integer_or(days_before_due));
  return json_response(200, Json::object({{"letters", TRY(services.teach.newsletter.remind(days))}}));
}

Result<Response> announce_seminars(Services& services, const Request& request) {
  const teach::KnownIssue known = TRY(services.teach.newsletter.find(who(request), request.parameters.front()));
  const model::Wording text = TRY(services.teach.seminars.announcement(known.value.day));
  if (text.ja.empty()) return issue_response(TRY(services.teach.newsletter.rest(who(request), known.value.number, "seminars")));
  return issue_response(TRY(services.teach.newsletter.write(who(request), known.value.number, "seminars", text)));
}

Result<Response> preview_issue(Services& services, const Request& request) {
  const teach::Edition edition = TRY(services.teach.newsletter.preview(who(request), request.parameters.front()));
  return json_response(200, to_json(edition).set("sha256", edition.sha256()));
}

Result<Response> submit_issue(Services& services, const Request& request) {
  return issue_response(TRY(services.teach.newsletter.submit(who(request), request.parameters.front())));
}

Result<Response> approve_issue(Services& services, const Request& request) {
  return issue_response(TRY(services.teach.newsletter.approve(who(request), request.parameters.front(), request.json["sha256"].text())));
}

Result<Response> send_issue_back(Services& services, const Request& request) {
  return issue_response(TRY(services.teach.newsletter.send_back(who(request), request.parameters.front(), request.json["reason"].text())));
}

Result<Response> move_issue(Services& services, const Request& request) {
  const Day day = TRY(Day::parse(request.json["day"].text()));
  return issue_response(TRY(services.teach.newsletter.move(who(request), request.parameters.front(), day)));
}

Result<Response> show_sending(Services& services, const Request& request) {
  const teach::KnownIssue known = TRY(services.teach.newsletter.find(who(request), request.parameters.front()));
  return json_response(200, to_json(TRY(services.teach.sending.counts(known.value.number))));
}

Result<Response> list_archive(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(who(request), record::Verb::list, {.kind = "newsletter_issue", .id = "*"}));
  Json items = Json::array();
  for (const teach::ArchiveEntry& one : TRY(services.teach.newsletter.archive(query_text(request, "words"), language_of(request))))
    items.push(Json::object({{"number", one.number},
                             {"title", one.title},
                             {"day", one.day.to_string()},
                             {"sent_at", one.sent_at.to_rfc3339()},
                             {"sha256", one.sha256},
                             {"around", one.around}}));
  return json_response(200, Json::object({{"items", std::move(items)}}));
}

std::vector<teach::ContactPerson> contacts_in(const Json& json) {
  std::vector<teach::ContactPerson> out;
  for (const Json& one : json["contacts"].items())
    out.push_back({.name = one["name"].string_or(""), .mail = one["mail"].string_or(""), .account = one["account"].string_or("")});
  return out;
}

Result<Response> list_subscribers(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_subscribers"));
  return page_of(
      TRY(services.teach.subscribers.list(who(request))), wish, "list_subscribers",
      [](const teach::KnownSubscriber& one) { return one.value.number; },
      [](const teach::KnownSubscriber& one) { return to_json(one.value); });
}

Result<Response> add_subscriber(Services& services, const Request& request) {
  teach::Subscriber subscriber;
  subscriber.name = request.json["name"].string_or("");
  subscriber.contacts = contacts_in(request.json);
  subscriber.leaving = teach::leaving_from(request.json["leaving"].text()).value_or(teach::Leaving::by_contact);
  subscriber.language = request.json["language"].text() == "en" ? Language::en : Language::ja;
  return subscriber_response(TRY(services.teach.subscribers.add(who(request), subscriber, text_in(request.json, "reason", "taken in"))),
                             201);
}

Result<Response> show_subscriber(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  Json out = to_json(TRY(services.teach.subscribers.find(who(request), number)).value), list = Json::array();
  for (const teach::SubscribedAddress& one : TRY(services.teach.subscribers.addresses(who(request), number))) list.push(to_json(one));
  return json_response(200, out.set("list", std::move(list)));
}

Result<Response> set_contacts(Services& services, const Request& request) {
  return subscriber_response(TRY(services.teach.subscribers.set_contacts(who(request), request.parameters.front(),
                                                                         contacts_in(request.json), request.json["reason"].text())));
}

// The link itself goes to the contact person alone.
Result<Response> send_link(Services& services, const Request& request) {
  constexpr std::int64_t usual_days = 30;
  const auto link = TRY(services.teach.subscribers.contact_link(who(request), request.parameters.front(), request.json["mail"].text(),
                                                                request.json["days"].integer_or(usual_days),
                                                                public_address(services, request) + "/public/newsletter/contact/"));
  return json_response(201, Json::object({{"organisation", link.organisation}, {"mail", link.mail}, {"until", link.until.to_rfc3339()}}));
}

Result<Response> change_addresses(Services& services, const Request& request) {
  const auto authority = TRY(services.teach.subscribers.by_account(who(request), request.session->login, request.parameters.front()));
  std::vector<teach::AddressChange> changes;
  for (const Json& one : request.json["changes"].items()) {
    const std::string_view wish = one["wish"].text();
    changes.push_back({.wish = wish == "add"      ? teach::AddressWish::add
                               : wish == "remove" ? teach::AddressWish::remove
                                                  : teach::AddressWish::resume,
                       .address = one["address"].string_or(""),
                       .charset = teach::mail_charset_from(one["charset"].text()).value_or(teach::MailCharset::utf8),
                       .language = one["language"].text() == "en" ? Language::en : Language::ja});
  }
  return subscriber_response(TRY(services.teach.subscribers.change(authority, changes)));
}

Result<Response> import_subscribers(Services& services, const Request& request) {
  const std::string_view reason = query_text(request, "reason");
  return json_response(
      200,
      to_json(TRY(services.teach.subscribers.import(who(request), request.body, "subscribers.csv", reason.empty() ? "import" : reason))));
}

}  // namespace

void add_newsletter_routes(Router& router, Services& services) {
  using record::Verb;
  const auto issue = [&](std::string method, std::string pattern, Result<Response> (*handler)(Services&, const Request&),
                         std::string operation, Verb verb, std::string summary, std::string command, std::string body = "",
                         std::string schema = "NewsletterIssue", int status = 200) {
    router.add({.method = method,
                .pattern = "/api/v1/newsletter-" + pattern,
                .scope = "api",
                .summary = std::move(summary),
                .handler = with(services, handler),
                .operation = std::move(operation),
                .tag = "newsletter",
                .needs = {"newsletter_issue", verb},
                .body = std::move(body),
                .answer = {.status = status, .schema = std::move(schema)},
                .idempotency_key = method == "POST" ? Wanted::accepted : Wanted::unused,
                .verb = std::move(command)});
  };
  router.add({.method = "GET",
              .pattern = "/api/v1/newsletter-issues",
              .scope = "api",
              .summary = "Lists issues of the newsletter, the newest day first.",
              .handler = with(services, list_issues),
              .operation = "list_newsletter_issues",
              .tag = "newsletter",
              .needs = {"newsletter_issue", Verb::list},
              .query = page_fields(),
              .answer = {.schema = "NewsletterIssue", .shape = Shape::page},
              .verb = "newsletter list"});
  issue("POST", "issues", open_issue, "open_newsletter_issue", Verb::create,
        "Begins an issue: the next number for the next third Wednesday, or an extra one.", "newsletter open", "NewsletterIssueWish",
        "NewsletterIssue", 201);
  issue("GET", "plan", show_plan, "show_newsletter_plan", Verb::list, "The sections of an issue, and the next days on which one goes out.",
        "newsletter dates", "", "NewsletterPlan");
  issue("GET", "passages", list_passages, "list_newsletter_passages", Verb::list,
        "Lists published words that passed the gate and may be drawn into a section.", "newsletter passages", "", "NewsletterPassages");
  issue("GET", "issues/{number}", show_issue, "show_newsletter_issue", Verb::read, "Shows one issue with its sections.", "newsletter show");
  issue("GET", "issues/{number}/preview", preview_issue, "preview_newsletter_issue", Verb::read,
        "The issue as it would be sent, in text and HTML, with the hash that is approved.", "newsletter preview", "", "NewsletterEdition");
  issue("GET", "issues/{number}/sending", show_sending, "show_newsletter_sending", Verb::read, "How far the sending is.",
        "newsletter status", "", "NewsletterSending");
  issue("PUT", "issues/{number}/sections/{section}", write_section, "write_newsletter_section", Verb::update,
        "Writes the text of a section.", "newsletter write", "NewsletterText");
  issue("PUT", "issues/{number}/sections/{section}/contributor", assign_section, "assign_newsletter_section", Verb::update,
        "Says who writes a section, until when.", "newsletter assign", "NewsletterAssignment");
  issue("POST", "issues/{number}/sections/{section}/rest", rest_section, "rest_newsletter_section", Verb::update,
        "Lets a section rest this time.", "newsletter rest");
  issue("POST", "reminders", remind_contributors, "remind_newsletter_contributors", Verb::update,
        "Writes to contributors whose text is due within so many days; once before the day and once after it.", "newsletter remind",
        "NewsletterReminder", "LettersSent");
  issue("POST", "issues/{number}/sections/{section}/passages", draw_passage, "draw_newsletter_passage", Verb::update,
        "Draws published words into a section.", "newsletter draw", "NewsletterDraw");
  issue("POST", "issues/{number}/announcement", announce_seminars, "announce_newsletter_seminars", Verb::update,
        "Drafts the section of seminars from the calendar.", "newsletter announce");
  issue("POST", "issues/{number}/submit", submit_issue, "submit_newsletter_issue", Verb::update,
        "Submits an issue for approval; its bytes are kept.", "newsletter submit");
  issue("POST", "issues/{number}/approve", approve_issue, "approve_newsletter_issue", Verb::approve,
        "Approves the very bytes; by another person than who submitted.", "newsletter approve", "NewsletterApproval");
  issue("POST", "issues/{number}/send-back", send_issue_back, "send_back_newsletter_issue", Verb::update,
        "Sends an issue back to the board.", "newsletter send-back", "LetterReason");
  issue("PUT", "issues/{number}/day", move_issue, "move_newsletter_issue", Verb::update, "Moves an issue to another day.",
        "newsletter move", "NewsletterDay");
  router.add({.method = "GET",
              .pattern = "/api/v1/newsletter-archive",
              .scope = "api",
              .summary = "Lists issues that were sent, or those that hold all of these words.",
              .handler = with(services, list_archive),
              .operation = "list_newsletter_archive",
              .tag = "newsletter",
              .needs = {"newsletter_issue", Verb::list},
              .query = {text_field("words", "words that the issue holds, all of them")},
              .answer = {.schema = "NewsletterArchive"},
              .verb = "newsletter archive"});
  const auto reader = [&](std::string method, std::string pattern, Result<Response> (*handler)(Services&, const Request&),
                          std::string operation, Needs needs, std::string summary, std::string command, std::string body = "",
                          std::string schema = "Subscriber", int status = 200) {
    router.add({.method = method,
                .pattern = "/api/v1/subscribers" + pattern,
                .scope = "api",
                .summary = std::move(summary),
                .handler = with(services, handler),
                .operation = std::move(operation),
                .tag = "subscribers",
                .needs = std::move(needs),
                .body = std::move(body),
                .answer = {.status = status, .schema = std::move(schema)},
                .idempotency_key = method == "POST" ? Wanted::accepted : Wanted::unused,
                .verb = std::move(command)});
  };
  router.add({.method = "GET",
              .pattern = "/api/v1/subscribers",
              .scope = "api",
              .summary = "Lists organisations that read the newsletter.",
              .handler = with(services, list_subscribers),
              .operation = "list_subscribers",
              .tag = "subscribers",
              .needs = {"subscriber", Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Subscriber", .shape = Shape::page},
              .verb = "subscriber list"});
  reader("POST", "", add_subscriber, "add_subscriber", {"subscriber", Verb::create}, "Takes an organisation in.", "subscriber add",
         "SubscriberWish", "Subscriber", 201);
  reader("GET", "/{number}", show_subscriber, "show_subscriber", {"subscriber", Verb::read},
         "Shows an organisation with its contact persons and up to 1,000 addresses.", "subscriber show", "", "SubscriberView");
  reader("PUT", "/{number}/contacts", set_contacts, "set_subscriber_contacts", {"subscriber", Verb::update},
         "Changes who an organisation's contact persons are.", "subscriber contact", "SubscriberContacts");
  reader("POST", "/{number}/links", send_link, "send_subscriber_link", {"subscriber", Verb::update},
         "Mails a contact person the link by which he changes addresses.", "subscriber link", "SubscriberLinkWish", "SubscriberLink", 201);
  reader("POST", "/{number}/addresses", change_addresses, "change_subscriber_addresses", {},
         "Changes addresses as a contact person of this organisation; nobody else may.", "subscriber change", "AddressChanges");
  router.add({.method = "POST",
              .pattern = "/api/v1/subscribers/import",
              .scope = "api",
              .summary = "Takes organisations with their addresses in from a CSV table.",
              .handler = with(services, import_subscribers),
              .operation = "import_subscribers",
              .tag = "subscribers",
              .needs = {"subscriber", Verb::create},
              .query = {text_field("reason", "why, for the change record", 2000)},
              .body_type = "text/csv",
              .answer = {.schema = "SubscriberImport"},
              .idempotency_key = Wanted::accepted,
              .verb = "subscriber import"});
}

}  // namespace sekimori::web
