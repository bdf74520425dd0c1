#include "feature/teach/contact/contact_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/teach/course/course_number.h"

namespace sekimori::teach {
namespace {

record::Actor book_itself() { return record::Actor::system("contact"); }

void describe(const ContactReport& report, record::Draft& draft) {
  draft.summary = Json::object({{"number", report.number}, {"topic", report.topic}, {"state", name_of(report.state)}});
  draft.owner = report.person;
  draft.keys = {{"number", report.number, record::Uniqueness::unique}};
}

}  // namespace

Json to_json(const ContactView& view) {
  Json out = to_json(view.report);
  out.erase("person");
  const ContactTopic* topic = find_contact_topic(view.report.topic);
  Json routes = Json::array(), advice = Json::array();
  for (const ContactRoute& route : view.routes) routes.push(Json::object({{"to", name_of(route.to)}, {"why", model::to_json(route.why)}}));
  if (topic != nullptr)
    for (const model::Wording& one : topic->advice) advice.push(model::to_json(one));
  const Json weight = to_json(view.weight);
  return out.set("topic_name", topic != nullptr ? model::to_json(topic->name) : model::to_json(model::Wording{}))
      .set("level", view.weight.level)
      .set("reasons", weight["reasons"])
      .set("routes", std::move(routes))
      .set("advice", std::move(advice));
}

ContactBook::ContactBook(LearningParts parts)
    : parts_(std::move(parts)),
      reports_(parts_.database, parts_.records, parts_.clock, parts_.random, "contact_report", contact_report_from_json, describe) {}

Result<std::vector<ContactReport>> ContactBook::all() {
  std::vector<ContactReport> out;
  for (auto& kept : TRY(reports_.list(book_itself()))) out.push_back(std::move(kept.value));
  return out;
}

ContactView ContactBook::weighed(ContactReport report, const ContactHistory& history) {
  ContactView view{.report = std::move(report), .weight = {}, .routes = {}};
  view.weight = weigh(view.report, history);
  view.routes = routes_of(view.report, view.weight.level);
  return view;
}

Result<ContactView> ContactBook::view_of(ContactReport report) {
  const std::vector<ContactReport> reports = TRY(all());
  return weighed(std::move(report), ContactHistory(reports));
}

Result<ContactBook::Known> ContactBook::known(const record::Actor& actor, std::string_view number) {
  auto found = TRY(reports_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no contact report {} in sight", number);
  return *std::move(found);
}

Result<ContactView> ContactBook::file(const record::Actor& actor, ContactReport report) {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  if (report.on.number == 0) report.on = today;
  TRY(check(report));
  if (report.on > today)
    return error(ErrorCode::invalid_input, "{} is still to come; a contact is told of afterwards", report.on.to_string());
  report.state = ContactState::open;
  report.steps.clear();
  report.answer.clear();
  report.person = actor.person;
  report.reporter = "account:" + actor.account;
  if (parts_.people != nullptr && !actor.person.empty())
    if (const auto id = model::PersonId::parse(actor.person))
      if (const auto person = parts_.people->find(*id)) {
        report.reporter = person->person.staff_number;
        report.department = person->person.department;
      }
  auto filed = TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<ContactReport> {
    report.number = TRY(next_course_number(tx, "K", today.year()));
    return TRY(reports_.create(tx, actor, report, "filed", {}, "contact.file")).value;
  }));
  return view_of(std::move(filed));
}

Result<std::vector<ContactView>> ContactBook::list(const record::Actor& actor) {
  auto seen = TRY(reports_.list(actor));
  const std::vector<ContactReport> reports = TRY(all());
  const ContactHistory history(reports);
  std::vector<ContactView> out;
  for (auto& kept : seen) out.push_back(weighed(std::move(kept.value), history));
  std::ranges::sort(out, {}, [](const ContactView& view) { return view.report.number; });
  return out;
}

Result<ContactView> ContactBook::find(const record::Actor& actor, std::string_view number) {
  return view_of(TRY(known(actor, number)).value);
}

Result<ContactView> ContactBook::tell(const record::Actor& actor, std::string_view number, ContactDesk desk, std::string_view note) {
  const Known report = TRY(known(actor, number));
  std::string reader;
  switch (desk) {
    case ContactDesk::superior: {
      const auto person = parts_.people != nullptr ? parts_.people->find_by_staff_number(report.value.reporter) : std::nullopt;
      const auto superior =
          person && !person->person.superior.empty() ? parts_.people->find_by_staff_number(person->person.superior) : std::nullopt;
      if (!superior) return error(ErrorCode::not_found, "the register names no superior of whoever filed {}", number);
      reader = "person:" + superior->id.to_string();
      break;
    }
    case ContactDesk::police: break;
    case ContactDesk::legal:
    case ContactDesk::it_admin:
    case ContactDesk::hr:
    case ContactDesk::secret_manager: reader = "role:" + std::string(name_of(desk)); break;
  }
  auto told = TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<Known> {
    Known changed = TRY(reports_.change(
        tx, actor, report.id, note.empty() ? "passed on" : note,
        [&](ContactReport& one) -> Result<void> {
          if (one.state == ContactState::closed) return error(ErrorCode::conflict, "{} is closed", number);
          if (std::ranges::any_of(one.steps, [&](const ContactStep& step) { return step.to == desk; }))
            return error(ErrorCode::conflict, "{} was passed on there before", number);
          one.steps.push_back({.to = desk, .by = actor.account, .on = parts_.zone.day_of(parts_.clock.now()), .note = std::string(note)});
          return {};
        },
        record::Verb::update, "contact.tell"));
    if (!reader.empty()) {
      std::vector<std::string> readers = TRY(parts_.records.readers(tx, "contact_report", report.id));
      if (std::ranges::find(readers, reader) == readers.end()) readers.push_back(reader);
      TRY(parts_.records.set_readers(tx, "contact_report", report.id, readers, {.actor = book_itself(), .reason = "passed on"}));
    }
    return changed;
  }));
  return view_of(std::move(told.value));
}

Result<ContactView> ContactBook::answer(const record::Actor& actor, std::string_view number, std::string_view answer, bool close) {
  if (trim(answer).empty()) return error(ErrorCode::invalid_input, "an answer needs words");
  // Whoever filed it may pass it on, but not answer himself.
  if (!actor.is_system && !actor.has(record::Role::secret_manager) && !actor.has(record::Role::legal))
    return error(ErrorCode::not_permitted, "the secret manager or legal answers contact reports");
  const Known report = TRY(known(actor, number));
  return view_of(TRY(reports_.change(
                         actor, report.id, answer,
                         [&](ContactReport& one) -> Result<void> {
                           if (one.state == ContactState::closed) return error(ErrorCode::conflict, "{} is closed", number);
                           one.answer = answer;
                           one.state = close ? ContactState::closed : ContactState::advised;
                           return {};
                         },
                         record::Verb::update, "contact.answer"))
                     .value);
}

Result<paper::Paper> ContactBook::paper(const record::Actor& actor, std::string_view number, Language language) {
  const ContactView view = TRY(find(actor, number));
  const bool ja = language == Language::ja;
  const ContactReport& report = view.report;
  const ContactTopic* topic = find_contact_topic(report.topic);
  paper::Paper out((ja ? "接触報告 " : "Contact report ") + report.number);
  out.heading(1, ja ? "概要" : "In short");
  out.table({ja ? "項目" : "Item", ja ? "内容" : "Value"},
            {{ja ? "日" : "Day", report.on.to_string()},
             {ja ? "種類" : "Kind", topic != nullptr ? topic->name.in(language) : report.topic},
             {ja ? "相手" : "Who", report.contact},
             {ja ? "相手の所属 (名乗り)" : "Organisation as named", report.organisation},
             {ja ? "経路" : "By", std::string(name_of(report.channel))},
             {ja ? "報告者" : "Reported by", report.reporter}},
            {1, 3});
  out.heading(1, ja ? "できごと" : "What happened");
  out.paragraph(report.text);
  out.heading(1, ja ? "段階とその理由" : "Level and why");
  std::vector<std::string> reasons;
  for (const ContactReason& reason : view.weight.reasons) reasons.push_back(fmt::format("+{} {}", reason.points, reason.text.in(language)));
  out.paragraph(fmt::format("{} / 3", view.weight.level));
  out.listing(std::move(reasons));
  if (!report.steps.empty()) {
    out.heading(1, ja ? "伝えた先" : "Who was told");
    std::vector<std::vector<std::string>> rows;
    for (const ContactStep& step : report.steps) rows.push_back({step.on.to_string(), std::string(name_of(step.to)), step.note});
    out.table({ja ? "日" : "Day", ja ? "先" : "Whom", ja ? "メモ" : "Note"}, std::move(rows), {1, 1, 3});
  }
  out.set_footer(report.number);
  return out;
}

}  // namespace sekimori::teach
