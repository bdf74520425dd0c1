// The desk around its consultations: what it works with, referrals, figures.
#include "feature/consult/consult_room.h"
#include "model/era_date.h"
#include "web/body_field.h"
#include "web/desk_routes.h"
#include "web/paging.h"
#include "web/plain_page.h"

namespace sekimori::web {
namespace {

Result<void> may(const Request& request, std::string_view kind, record::Verb verb) {
  TRY(record::Permissions::standard().check(request.session->actor, verb, {.kind = std::string(kind), .id = "all"}));
  return {};
}

Result<consult::CountPeriod> period_in(Services& services, const Request& request) {
  consult::CountPeriod period;
  const Day today = services.zone.day_of(services.clock.now());
  // Unless told otherwise: this fiscal year until today; of what is published, the last quarter that is whole.
  const consult::DeskQuarter last = consult::DeskQuarter{today.year(), (today.month() + 2) / 3}.previous();
  const bool exact = query_flag(request, "exact");
  const Day begin = exact ? consult::fiscal_year(today.month() < 4 ? today.year() - 1 : today.year()).first : last.first();
  period.from = TRY(query_day(request, "from")).value_or(begin);
  period.to = TRY(query_day(request, "to")).value_or(exact ? today : last.last());
  if (const std::string_view desk = query_text(request, "desk"); desk == "branches") {
    period.branches_alone = true;
  } else if (!desk.empty()) {
    const auto found = consult::desk_from(desk);
    if (!found) return error(ErrorCode::invalid_input, "desk: '{}' is none: main, overseas or 01 to 47", desk);
    period.desk = *found;
  }
  period.asker = consult::asker_class_from(query_text(request, "asker"));
  return period;
}

consult::DeskSight sight_in(const Request& request) {
  return query_flag(request, "exact") ? consult::DeskSight::exact : consult::DeskSight::published;
}

std::pair<consult::Dimension, consult::Dimension> sides_in(const Request& request) {
  return {consult::dimension_from(query_text(request, "rows")).value_or(consult::Dimension::asker),
          consult::dimension_from(query_text(request, "columns")).value_or(consult::Dimension::content)};
}

template <class List, class Row>
Json list_of(const List& list, Row row) {
  Json out = Json::array();
  for (const auto& one : list) out.push(row(one));
  return out;
}

Json texts_json() {
  const consult::DeskTexts& texts = consult::desk_texts();
  Json out = Json::object();
  out.set("topics", list_of(texts.topics, [](const consult::Topic& one) {
            return Json::object({{"id", one.id}, {"content", one.content}, {"name", model::to_json(one.name)}});
          }));
  out.set("prefectures", list_of(texts.prefectures, [](const consult::Prefecture& one) {
            return Json::object({{"code", one.code}, {"region", one.region}, {"name", model::to_json(one.name)}});
          }));
  out.set("industries", list_of(texts.industries, [](const consult::IndustryRow& one) {
            return Json::object({{"code", one.code}, {"of", one.of}, {"name", model::to_json(one.name)}});
          }));
  out.set("questions", list_of(texts.questions, [](const consult::TriageQuestion& one) { return to_json(one); }));
  out.set("blocks", list_of(texts.blocks, [](const consult::TextBlock& one) {
            return Json::object({{"id", one.id}, {"words", model::to_json(one.words)}});
          }));
  out.set("playbooks", list_of(texts.playbooks, [](const consult::DeskPlaybook& one) { return to_json(one); }));
  out.set("targets", list_of(texts.targets, [](const consult::ReferralTarget& one) {
            return Json::object({{"id", one.id}, {"name", model::to_json(one.name)}, {"suits", model::to_json(one.suits)}});
          }));
  return out;
}

Result<Response> list_desk_referrals(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_referrals"));
  return page_of(
      TRY(services.consult.referrals.list(request.session->actor)), wish, "list_desk_referrals",
      [](const consult::KnownDeskReferral& one) { return one.value.number; },
      [](const consult::KnownDeskReferral& one) { return to_json(one.value); });
}

Result<Response> show_desk_referral(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.consult.referrals.find(request.session->actor, request.parameters.front())).value));
}

Result<Response> note_desk_referral_consent(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(
          TRY(services.consult.referrals.consent(request.session->actor, request.parameters.front(), request.json["how"].text())).value));
}

Result<Response> withdraw_desk_referral(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(TRY(services.consult.referrals.withdraw(request.session->actor, request.parameters.front(), request.json["reason"].text()))
                  .value));
}

Result<Response> preview_desk_referral(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  Json files = Json::array();
  for (const auto& file : TRY(services.consult.referrals.preview(actor, request.parameters.front())))
    files.push(Json::object({{"name", file.name}, {"text", file.text}}));
  return json_response(200,
                       Json::object({{"referral", to_json(TRY(services.consult.referrals.find(actor, request.parameters.front())).value)},
                                     {"files", std::move(files)}}));
}

Result<Response> send_desk_referral(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  Json files = Json::array();
  for (const auto& file : TRY(services.consult.referrals.send(actor, request.parameters.front())))
    files.push(Json::object({{"name", file.name}, {"text", file.text}}));
  return json_response(200,
                       Json::object({{"referral", to_json(TRY(services.consult.referrals.find(actor, request.parameters.front())).value)},
                                     {"files", std::move(files)}}));
}

Result<Response> note_desk_referral_receipt(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.consult.referrals.receipt(request.session->actor, request.parameters.front(),
                                                                           request.json["office"].text(), request.json["number"].text()))
                                        .value));
}

Result<Response> note_desk_referral_outcome(Services& services, const Request& request) {
  const bool done = request.json["state"].text() == "done";
  return json_response(
      200, to_json(TRY(services.consult.referrals.outcome(request.session->actor, request.parameters.front(),
                                                          done ? consult::DeskReferralState::done : consult::DeskReferralState::declined,
                                                          request.json["what"].text()))
                       .value));
}

Result<Response> show_desk_texts(Services&, const Request& request) {
  TRY(may(request, "desk_faq", record::Verb::list));
  return json_response(200, texts_json());
}

Result<Response> show_desk_day(Services& services, const Request& request) {
  TRY(may(request, "desk_faq", record::Verb::list));
  const Day day = TRY(model::day_as_written(request.parameters.front()));
  const consult::BusinessCalendar& calendar = services.consult.calendar;
  const auto* holiday = TRY(calendar.holidays().find(day));
  const auto hours = TRY(calendar.hours_of(day));
  return json_response(200, Json::object({{"day", day.to_string()},
                                          {"era", model::era_text(day)},
                                          {"standing", name_of(TRY(calendar.why_closed(day)))},
                                          {"holiday", holiday == nullptr ? Json() : model::to_json(holiday->name)},
                                          {"opens", hours ? Json(hours->opens.to_rfc3339()) : Json()},
                                          {"reception_until", hours ? Json(hours->reception_until.to_rfc3339()) : Json()},
                                          {"closes", hours ? Json(hours->closes.to_rfc3339()) : Json()},
                                          {"next_open_day", TRY(calendar.next_open_day(day)).to_string()}}));
}

Result<Response> show_desk_statistics(Services& services, const Request& request) {
  return json_response(
      200, TRY(services.consult.statistics.summary(request.session->actor, TRY(period_in(services, request)), sight_in(request))));
}

Result<Response> show_desk_cross(Services& services, const Request& request) {
  const auto [rows, columns] = sides_in(request);
  return json_response(200, TRY(services.consult.statistics.cross(request.session->actor, TRY(period_in(services, request)), rows, columns,
                                                                  sight_in(request))));
}

Result<Response> download_desk_cross(Services& services, const Request& request) {
  const auto [rows, columns] = sides_in(request);
  Response response = text_response(200,
                                    TRY(services.consult.statistics.cross_csv(request.session->actor, TRY(period_in(services, request)),
                                                                              rows, columns, sight_in(request), language_of(request))),
                                    "text/csv; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"consultations.csv\"");
  return response;
}

Result<Response> show_desk_changes(Services& services, const Request& request) {
  TRY(may(request, "desk_statistics", record::Verb::list));
  const auto by = consult::dimension_from(query_text(request, "by")).value_or(consult::Dimension::topic);
  return json_response(
      200, TRY(services.consult.statistics.changes(request.session->actor, TRY(consult::desk_quarter_from(request.parameters.front())), by,
                                                   {}, sight_in(request))));
}

Result<Response> show_desk_around(Services& services, const Request& request) {
  TRY(may(request, "desk_statistics", record::Verb::read));
  return json_response(
      200, TRY(services.consult.statistics.around(request.session->actor, TRY(model::day_as_written(request.parameters.front())),
                                                  static_cast<int>(query_number(request, "days").value_or(14)))));
}

// Of which consultations.
std::vector<QueryField> count_fields() {
  return {day_field("from", "first day"), day_field("to", "last day"),
          text_field("desk", "only of this desk: main, overseas, branches or 01 to 47", 20),
          choice_field("asker", {"sme", "large", "university", "public_research", "supporter", "individual", "other"},
                       "only askers of this class"),
          flag_field("exact", "hide no small numbers: for the desk alone")};
}

std::vector<QueryField> cross_fields() {
  std::vector<QueryField> out = count_fields();
  const std::initializer_list<std::string_view> dimensions = {"whole",  "desk",       "channel", "asker",      "band",     "content",
                                                              "source", "prefecture", "region",  "industry",   "division", "urgency",
                                                              "topic",  "month",      "quarter", "fiscal_year"};
  out.push_back(choice_field("rows", dimensions, "what the rows are; asker unless told otherwise"));
  out.push_back(choice_field("columns", dimensions, "what the columns are; content unless told otherwise"));
  return out;
}

}  // namespace

void add_desk_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-referrals",
              .scope = "api",
              .summary = "Lists what the desk handed on.",
              .handler = with(services, list_desk_referrals),
              .operation = "list_desk_referrals",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "DeskReferral", .shape = Shape::page},
              .verb = "consultation referrals"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-referrals/{number}",
              .scope = "api",
              .summary = "Shows one referral with the steps of its way.",
              .handler = with(services, show_desk_referral),
              .operation = "show_desk_referral",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::read},
              .answer = {.schema = "DeskReferral"},
              .verb = "consultation referrals"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-referrals/{number}/consent",
              .scope = "api",
              .summary = "Records how the asker agreed.",
              .handler = with(services, note_desk_referral_consent),
              .operation = "note_desk_referral_consent",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::update},
              .body = "DeskReferralConsent",
              .answer = {.schema = "DeskReferral"},
              .verb = "consultation referral-consent"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-referrals/{number}/withdraw",
              .scope = "api",
              .summary = "Withdraws a referral that was not sent.",
              .handler = with(services, withdraw_desk_referral),
              .operation = "withdraw_desk_referral",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::update},
              .body = "DeskReason",
              .answer = {.schema = "DeskReferral"},
              .verb = "consultation referral-withdraw"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-referrals/{number}/package",
              .scope = "api",
              .summary = "Shows what would leave, without sending it.",
              .handler = with(services, preview_desk_referral),
              .operation = "preview_desk_referral",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::export_},
              .answer = {.schema = "DeskReferralPackage"},
              .verb = "consultation referral-send"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-referrals/{number}/send",
              .scope = "api",
              .summary = "Hands it on: the files, as far as the asker agreed.",
              .handler = with(services, send_desk_referral),
              .operation = "send_desk_referral",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::export_},
              .answer = {.schema = "DeskReferralPackage"},
              .verb = "consultation referral-send"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-referrals/{number}/receipt",
              .scope = "api",
              .summary = "Records where it was taken in and under which number.",
              .handler = with(services, note_desk_referral_receipt),
              .operation = "note_desk_referral_receipt",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::update},
              .body = "DeskReferralReceipt",
              .answer = {.schema = "DeskReferral"},
              .verb = "consultation referral-receipt"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-referrals/{number}/outcome",
              .scope = "api",
              .summary = "Records what came of it.",
              .handler = with(services, note_desk_referral_outcome),
              .operation = "note_desk_referral_outcome",
              .tag = "desk",
              .needs = {"desk_referral", record::Verb::update},
              .body = "DeskReferralOutcome",
              .answer = {.schema = "DeskReferral"},
              .verb = "consultation referral-outcome"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-texts",
              .scope = "api",
              .summary = "What the desk works with: triage, topics, prefectures, industries, text blocks, playbooks.",
              .handler = with(services, show_desk_texts),
              .operation = "show_desk_texts",
              .tag = "desk",
              .needs = {"desk_faq", record::Verb::list},
              .answer = {.schema = "DeskTexts"},
              .verb = "consultation questions"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-days/{day}",
              .scope = "api",
              .summary = "The desk's hours on a day; the day also as people write it: 令和7年5月1日, R7.5.1.",
              .handler = with(services, show_desk_day),
              .operation = "show_desk_day",
              .tag = "desk",
              .needs = {"desk_faq", record::Verb::list},
              .answer = {.schema = "DeskDay"},
              .verb = "consultation calendar"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-statistics",
              .scope = "api",
              .summary = "Counts of a period; without exact small numbers are hidden, and the period is of whole quarters.",
              .handler = with(services, show_desk_statistics),
              .operation = "show_desk_statistics",
              .tag = "desk",
              .needs = {"desk_statistics", record::Verb::list},
              .query = count_fields(),
              .answer = {.schema = "DeskSummary"},
              .verb = "consultation statistics"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-statistics/cross",
              .scope = "api",
              .summary = "Any two attributes crossed.",
              .handler = with(services, show_desk_cross),
              .operation = "show_desk_cross",
              .tag = "desk",
              .needs = {"desk_statistics", record::Verb::list},
              .query = cross_fields(),
              .answer = {.schema = "DeskCross"},
              .verb = "consultation statistics"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-statistics/cross.csv",
              .scope = "api",
              .summary = "The same as a table for spreadsheets.",
              .handler = with(services, download_desk_cross),
              .operation = "download_desk_cross",
              .tag = "desk",
              .needs = {"desk_statistics", record::Verb::list},
              .query = cross_fields(),
              .answer = {.type = "text/csv"},
              .verb = "consultation statistics"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-statistics/changes/{quarter}",
              .scope = "api",
              .summary = "A quarter beside the one before it, in numbers and words.",
              .handler = with(services, show_desk_changes),
              .operation = "show_desk_changes",
              .tag = "desk",
              .needs = {"desk_statistics", record::Verb::list},
              .query = {choice_field("by",
                                     {"whole", "desk", "channel", "asker", "band", "content", "source", "prefecture", "region", "industry",
                                      "division", "urgency", "topic", "month", "quarter", "fiscal_year"},
                                     "by what; topic unless told otherwise"),
                        flag_field("exact", "hide no small numbers: for the desk alone")},
              .answer = {.schema = "DeskChanges"},
              .verb = "consultation changes"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-statistics/around/{day}",
              .scope = "api",
              .summary = "How many asked in the days before and after one: a seminar, news of an incident.",
              .handler = with(services, show_desk_around),
              .operation = "show_desk_around",
              .tag = "desk",
              .needs = {"desk_statistics", record::Verb::read},
              .query = {number_field("days", 1, 366, "days on either side; 14 unless told otherwise")},
              .answer = {.schema = "DeskAround"},
              .verb = "consultation around"});
}

}  // namespace sekimori::web
