// Seminars and meetings of the forum, for those who run them.
#include "feature/teach/teach_room.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/letter_routes.h"
#include "web/paging.h"
#include "web/public_address.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

const record::Actor& who(const Request& request) { return request.session->actor; }
std::string page_of_seminars(Services& services, const Request& request) { return public_address(services, request) + "/public/seminars"; }
Response seminar_response(const teach::KnownSeminar& known, int status = 200) { return json_response(status, to_json(known.value)); }
Response meeting_response(const teach::KnownMeeting& known, int status = 200) { return json_response(status, to_json(known.value)); }

Result<teach::SeminarFilter> filter_of(const Request& request) {
  teach::SeminarFilter filter;
  filter.from = TRY(query_day(request, "from"));
  filter.until = TRY(query_day(request, "until"));
  filter.prefecture = query_text(request, "prefecture");
  filter.series = query_text(request, "series");
  filter.campaign = query_text(request, "campaign");
  return filter;
}

Result<Response> list_seminars(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_seminars"));
  return page_of(
      TRY(services.teach.seminars.list(who(request), TRY(filter_of(request)))), wish, "list_seminars",
      [](const teach::KnownSeminar& one) { return one.value.starts_at.to_rfc3339() + "/" + one.value.number; },
      [](const teach::KnownSeminar& one) { return to_json(one.value); });
}

Result<Response> show_seminar(Services& services, const Request& request) {
  return seminar_response(TRY(services.teach.seminars.find(who(request), request.parameters.front())));
}

Result<Response> add_seminar(Services& services, const Request& request) {
  const teach::Seminar seminar = TRY(teach::seminar_from_json(request.json));
  return seminar_response(TRY(services.teach.seminars.add(who(request), seminar, text_in(request.json, "reason", "planned"))), 201);
}

Result<Response> amend_seminar(Services& services, const Request& request) {
  const teach::Seminar seminar = TRY(teach::seminar_from_json(request.json));
  return seminar_response(TRY(services.teach.seminars.amend(
      who(request), request.parameters.front(), seminar, text_in(request.json, "reason", "changed"), page_of_seminars(services, request))));
}

Result<Response> set_state(Services& services, const Request& request) {
  const auto state = teach::seminar_state_from(request.json["state"].text()).value_or(teach::SeminarState::open);
  return seminar_response(
      TRY(services.teach.seminars.set_state(who(request), request.parameters.front(), state,
                                            text_in(request.json, "reason", name_of(state)), page_of_seminars(services, request))));
}

Result<Response> list_registrations(Services& services, const Request& request) {
  Json items = Json::array();
  for (const teach::Registration& one : TRY(services.teach.seminars.registrations(who(request), request.parameters.front())))
    items.push(to_json(one));
  return json_response(200, Json::object({{"items", std::move(items)}}));
}

Result<Response> take_attendance(Services& services, const Request& request) {
  return json_response(
      200, to_json(TRY(services.teach.seminars.take_attendance(who(request), request.parameters.front(), request.body, "attendance.csv"))));
}

Result<Response> import_seminars(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.teach.seminars.import(who(request), request.body, "seminars.csv", "import"))));
}

Result<Response> add_material(Services& services, const Request& request) {
  return seminar_response(TRY(services.teach.seminars.add_material(
      who(request), request.parameters.front(),
      {.title = request.json["title"].string_or(""), .address = request.json["address"].string_or("")})));
}

Result<Response> follow_up(Services& services, const Request& request) {
  return json_response(200, Json::object({{"letters", TRY(services.teach.seminars.follow_up(who(request), request.parameters.front()))}}));
}

Result<Response> show_statistics(Services& services, const Request& request) {
  constexpr int april = 4;
  const Day today = services.zone.day_of(services.clock.now());
  const int this_year = today.month() >= april ? today.year() : today.year() - 1;
  const int year = static_cast<int>(query_number(request, "year").value_or(this_year));
  return json_response(200, to_json(TRY(services.teach.seminars.statistics(who(request), year))));
}

Result<Response> list_requests(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_briefing_requests"));
  return page_of(
      TRY(services.teach.briefings.list(who(request))), wish, "list_briefing_requests",
      [](const teach::KnownBriefingRequest& one) { return newest_first(one.value.number); },
      [](const teach::KnownBriefingRequest& one) { return to_json(one.value); });
}

Result<Response> add_request(Services& services, const Request& request) {
  const teach::BriefingRequest wish =
      TRY(teach::briefing_request_from_json(Json(request.json).set("asked_at", services.clock.now().to_rfc3339())));
  return json_response(201, to_json(TRY(services.teach.briefings.add(who(request), wish)).value));
}

Result<Response> answer_request(Services& services, const Request& request) {
  const auto state = teach::briefing_state_from(request.json["state"].text()).value_or(teach::BriefingState::answered);
  return json_response(200, to_json(TRY(services.teach.briefings.answer(who(request), request.parameters.front(), state,
                                                                        request.json["answer"].text(), request.json["seminar"].text()))
                                        .value));
}

Result<Response> list_meetings(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_meetings"));
  return page_of(
      TRY(services.teach.meetings.list(who(request))), wish, "list_meetings",
      [](const teach::KnownMeeting& one) { return newest_first(one.value.number); },
      [](const teach::KnownMeeting& one) { return to_json(one.value); });
}

Result<Response> show_meeting(Services& services, const Request& request) {
  return meeting_response(TRY(services.teach.meetings.find(who(request), request.parameters.front())));
}

Result<Response> add_meeting(Services& services, const Request& request) {
  const teach::ForumMeeting meeting = TRY(teach::forum_meeting_from_json(request.json));
  return meeting_response(TRY(services.teach.meetings.add(who(request), meeting, text_in(request.json, "reason", "planned"))), 201);
}

Result<Response> amend_meeting(Services& services, const Request& request) {
  const teach::ForumMeeting meeting = TRY(teach::forum_meeting_from_json(request.json));
  return meeting_response(
      TRY(services.teach.meetings.amend(who(request), request.parameters.front(), meeting, text_in(request.json, "reason", "changed"))));
}

Result<Response> hold_meeting(Services& services, const Request& request) {
  return meeting_response(TRY(services.teach.meetings.hold(who(request), request.parameters.front(), texts_in(request.json, "attendees"),
                                                           request.json["next"].text())));
}

Result<Response> write_minutes(Services& services, const Request& request) {
  return meeting_response(
      TRY(services.teach.meetings.write_minutes(who(request), request.parameters.front(), request.json["text"].text())));
}

Result<Response> approve_minutes(Services& services, const Request& request) {
  return meeting_response(TRY(services.teach.meetings.approve_minutes(who(request), request.parameters.front())));
}

Result<Response> cancel_meeting(Services& services, const Request& request) {
  return meeting_response(TRY(services.teach.meetings.cancel(who(request), request.parameters.front(), request.json["reason"].text())));
}

Result<Response> add_paper(Services& services, const Request& request) {
  teach::MeetingPaper paper{.name = std::string(query_text(request, "name"))};
  paper.item = query_number(request, "item").value_or(0);
  if (query_flag(request, "open")) paper.openness = teach::Openness::open;
  return meeting_response(TRY(services.teach.meetings.add_paper(who(request), request.parameters.front(), paper, as_bytes(request.body))),
                          201);
}

Result<Response> show_paper(Services& services, const Request& request) {
  const Bytes bytes = TRY(services.teach.meetings.paper(who(request), request.parameters[0], request.parameters[1]));
  Response response = text_response(200, std::string(as_text(bytes)), "application/octet-stream");
  response.headers.emplace_back("Content-Disposition", attachment(request.parameters[1].substr(0, 16)));
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  return response;
}

}  // namespace

void add_seminar_routes(Router& router, Services& services) {
  using record::Verb;
  constexpr int first_year = 2000, last_year = 2200;
  const auto add = [&](std::string method, std::string path, Result<Response> (*handler)(Services&, const Request&), std::string operation,
                       Needs needs, std::string summary, std::string command, std::string body, Answer answer,
                       std::vector<QueryField> query = {}, std::string body_type = "") {
    const std::string tag = path.starts_with("meetings") ? "meetings" : "seminars";
    router.add({.method = method,
                .pattern = "/api/v1/" + path,
                .scope = "api",
                .summary = std::move(summary),
                .handler = with(services, handler),
                .operation = std::move(operation),
                .tag = tag,
                .needs = std::move(needs),
                .query = std::move(query),
                .body = std::move(body),
                .body_type = std::move(body_type),
                .answer = std::move(answer),
                .idempotency_key = method == "POST" ? Wanted::accepted : Wanted::unused,
                .verb = std::move(command)});
  };
  add("GET", "seminars", list_seminars, "list_seminars", {"seminar", Verb::list}, "Lists seminars by their beginning.", "seminar list", "",
      {.schema = "Seminar", .shape = Shape::page},
      page_fields({day_field("from", "from that day on"), day_field("until", "up to that day"),
                   text_field("prefecture", "in that prefecture"), text_field("series", "of that series"),
                   text_field("campaign", "of that campaign")}));
  add("POST", "seminars", add_seminar, "add_seminar", {"seminar", Verb::create}, "Adds a seminar; it is published when it is opened.",
      "seminar add", "SeminarWish", {.status = 201, .schema = "Seminar"});
  add("POST", "seminars/import", import_seminars, "import_seminars", {"seminar", Verb::create}, "Takes a table of seminars in.",
      "seminar import", "", {.schema = "SeminarImport"}, {}, "text/csv");
  add("GET", "seminars/{number}", show_seminar, "show_seminar", {"seminar", Verb::read}, "Shows one seminar.", "seminar show", "",
      {.schema = "Seminar"});
  add("PUT", "seminars/{number}", amend_seminar, "amend_seminar", {"seminar", Verb::update},
      "Changes a seminar; seats that come free go to who waits.", "seminar amend", "SeminarWish", {.schema = "Seminar"});
  add("POST", "seminars/{number}/state", set_state, "set_seminar_state", {"seminar", Verb::update},
      "Opens or closes registration, or calls a seminar off.", "seminar state", "SeminarStateWish", {.schema = "Seminar"});
  add("GET", "seminars/{number}/registrations", list_registrations, "list_seminar_registrations", {"seminar_registration", Verb::list},
      "Lists who registered, with the waiting list.", "seminar registrations", "", {.schema = "SeminarRegistrations"});
  add("POST", "seminars/{number}/attendance", take_attendance, "take_seminar_attendance", {"seminar", Verb::update},
      "Takes in who came (CSV).", "seminar attendance", "", {.schema = "SeminarAttendance"}, {}, "text/csv");
  add("POST", "seminars/{number}/material", add_material, "add_seminar_material", {"seminar", Verb::update},
      "Adds material to read afterwards.", "seminar material", "SeminarMaterial", {.schema = "Seminar"});
  add("POST", "seminars/{number}/follow-up", follow_up, "follow_up_seminar", {"seminar", Verb::update},
      "Tells who attended where the material is.", "seminar follow-up", "", {.schema = "LettersSent"});
  add("GET", "seminar-statistics", show_statistics, "show_seminar_statistics", {"seminar", Verb::list},
      "Counts a fiscal year: seminars, places, participants.", "seminar statistics", "", {.schema = "SeminarStatistics"},
      {number_field("year", first_year, last_year, "the fiscal year (from April)")});
  add("GET", "briefing-requests", list_requests, "list_briefing_requests", {"briefing_request", Verb::list},
      "Lists who asked for a briefing, a lecturer or a text of law.", "briefing list", "",
      {.schema = "BriefingRequest", .shape = Shape::page}, page_fields());
  add("POST", "briefing-requests", add_request, "add_briefing_request", {"briefing_request", Verb::create}, "Takes such a request in.",
      "briefing add", "BriefingWish", {.status = 201, .schema = "BriefingRequest"});
  add("POST", "briefing-requests/{number}/answer", answer_request, "answer_briefing_request", {"briefing_request", Verb::update},
      "Says what became of it.", "briefing answer", "BriefingAnswer", {.schema = "BriefingRequest"});
  add("GET", "meetings", list_meetings, "list_meetings", {"meeting", Verb::list}, "Lists meetings of the forum, the newest first.",
      "meeting list", "", {.schema = "Meeting", .shape = Shape::page}, page_fields());
  add("POST", "meetings", add_meeting, "add_meeting", {"meeting", Verb::create}, "Adds a meeting with its agenda.", "meeting add",
      "MeetingWish", {.status = 201, .schema = "Meeting"});
  add("GET", "meetings/{number}", show_meeting, "show_meeting", {"meeting", Verb::read}, "Shows a meeting: agenda, papers, minutes.",
      "meeting show", "", {.schema = "Meeting"});
  add("PUT", "meetings/{number}", amend_meeting, "amend_meeting", {"meeting", Verb::update}, "Changes a meeting that was not held yet.",
      "meeting amend", "MeetingWish", {.schema = "Meeting"});
  add("POST", "meetings/{number}/held", hold_meeting, "hold_meeting", {"meeting", Verb::update}, "Says that it was held, and who came.",
      "meeting hold", "MeetingHeld", {.schema = "Meeting"});
  add("PUT", "meetings/{number}/minutes", write_minutes, "write_meeting_minutes", {"meeting", Verb::update}, "Writes the minutes.",
      "meeting minutes", "MeetingMinutes", {.schema = "Meeting"});
  add("POST", "meetings/{number}/minutes/approve", approve_minutes, "approve_meeting_minutes", {"meeting", Verb::approve},
      "Approves the minutes; by another person than who wrote them.", "meeting approve", "", {.schema = "Meeting"});
  add("POST", "meetings/{number}/cancel", cancel_meeting, "cancel_meeting", {"meeting", Verb::update}, "Calls a meeting off.",
      "meeting cancel", "LetterReason", {.schema = "Meeting"});
  add("POST", "meetings/{number}/papers", add_paper, "add_meeting_paper", {"meeting", Verb::update},
      "Adds a paper, for everybody or for those who take part.", "meeting paper", "", {.status = 201, .schema = "Meeting"},
      {text_field("name", "name of the file"), number_field("item", 0, 50, "item of the agenda; 0: of the whole"),
       flag_field("open", "everybody may read it")},
      "application/octet-stream");
  add("GET", "meetings/{number}/papers/{sha256}", show_paper, "show_meeting_paper", {"meeting", Verb::read}, "The bytes of a paper.",
      "meeting show", "", {.type = "application/octet-stream"});
}

}  // namespace sekimori::web
