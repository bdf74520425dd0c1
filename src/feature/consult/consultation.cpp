#include "feature/consult/consultation.h"

#include <algorithm>

#include "feature/consult/desk_texts.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

Json instant_json(const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); }
Result<std::optional<Instant>> instant_in(const Json& json) {
  if (json.is_null()) return std::optional<Instant>();
  return std::optional<Instant>(TRY(Instant::parse(json.text())));
}

template <class Enum, class From>
Result<void> read_code(const Json& json, std::string_view member, From from, Enum& out) {
  const Json& value = json[member];
  if (value.is_null() || value.text().empty()) return {};
  const auto found = from(value.text());
  if (!found) return error(ErrorCode::invalid_input, "{}: '{}' is none of its values", member, value.text());
  out = *found;
  return {};
}

Json clock_json(const AnswerClock& clock) {
  return Json::object({{"running_since", instant_json(clock.running_since)},
                       {"minutes_used", clock.minutes_used},
                       {"due_at", instant_json(clock.due_at)},
                       {"problem", clock.problem}});
}

Result<AnswerClock> clock_from(const Json& json) {
  AnswerClock out;
  out.running_since = TRY(instant_in(json["running_since"]));
  TRY(model::read_integer(json, "minutes_used", out.minutes_used));
  out.due_at = TRY(instant_in(json["due_at"]));
  TRY(model::read_text(json, "problem", out.problem));
  return out;
}

Result<int> desk_in(const Json& json, std::string_view member) {
  const auto found = desk_from(json[member].text());
  if (!found) return error(ErrorCode::invalid_input, "{}: '{}' is no desk: main, overseas or 01 to 47", member, json[member].text());
  return *found;
}

}  // namespace

Json to_json(const AskerAttributes& one) {
  Json contents = Json::array();
  for (const Content content : one.contents) contents.push(name_of(content));
  const Prefecture* prefecture = desk_texts().prefecture_of_code(one.prefecture);
  return Json::object({{"asker", name_of(one.asker)},
                       {"band", name_of(one.band)},
                       {"industry", one.industry},
                       {"prefecture", one.prefecture == abroad ? "abroad"
                                      : prefecture == nullptr  ? ""
                                                               : prefecture->name.ja.c_str()},
                       {"contents", std::move(contents)},
                       {"topic", one.topic},
                       {"source", name_of(one.source)},
                       {"urgency", name_of(one.urgency)},
                       {"foreign_link", one.foreign_link}});
}

Result<AskerAttributes> asker_attributes_from(const Json& json) {
  AskerAttributes out;
  TRY(read_code(json, "asker", asker_class_from, out.asker));
  TRY(read_code(json, "band", employee_band_from, out.band));
  TRY(model::read_text(json, "industry", out.industry));
  if (const std::string_view place = json["prefecture"].text(); place == "abroad") {
    out.prefecture = abroad;
  } else if (!place.empty()) {
    const Prefecture* found = desk_texts().find_prefecture(place);
    if (found == nullptr) return error(ErrorCode::invalid_input, "prefecture: '{}' is none", place);
    out.prefecture = found->code;
  }
  for (const Json& one : json["contents"].items()) {
    const auto content = content_from(one.text());
    if (!content) return error(ErrorCode::invalid_input, "contents: '{}' is no content", one.text());
    out.contents.push_back(*content);
  }
  TRY(model::read_text(json, "topic", out.topic));
  TRY(read_code(json, "source", contact_source_from, out.source));
  TRY(read_code(json, "urgency", urgency_from, out.urgency));
  out.foreign_link = json["foreign_link"].bool_or(false);
  return out;
}

Result<void> check(const AskerAttributes& one) {
  if (!one.industry.empty()) {
    const IndustryRow* industry = desk_texts().find_industry(one.industry);
    if (industry == nullptr || industry->of.empty())
      return error(ErrorCode::invalid_input, "industry: '{}' is no major group of the classification (01 to 99)", one.industry);
  }
  if (!one.topic.empty() && desk_texts().find_topic(one.topic) == nullptr)
    return error(ErrorCode::invalid_input, "topic: '{}' is none", one.topic);
  if (one.prefecture < 0 || one.prefecture > abroad) return error(ErrorCode::invalid_input, "prefecture: '{}' is none", one.prefecture);
  for (std::size_t i = 0; i < one.contents.size(); ++i)
    if (std::find(one.contents.begin(), one.contents.begin() + static_cast<std::ptrdiff_t>(i), one.contents[i]) !=
        one.contents.begin() + static_cast<std::ptrdiff_t>(i))
      return error(ErrorCode::invalid_input, "contents: {} stands there twice", name_of(one.contents[i]));
  return {};
}

Json to_json(const AskerIdentity& one) {
  return Json::object({{"organisation", one.organisation},
                       {"person", one.person},
                       {"phone", one.phone},
                       {"mail", one.mail},
                       {"counterparties", model::texts_json(one.counterparties)}});
}

Result<AskerIdentity> asker_identity_from(const Json& json) {
  AskerIdentity out;
  TRY(model::read_text(json, "organisation", out.organisation));
  TRY(model::read_text(json, "person", out.person));
  TRY(model::read_text(json, "phone", out.phone));
  TRY(model::read_text(json, "mail", out.mail));
  TRY(model::read_texts(json, "counterparties", out.counterparties));
  return out;
}

Json to_json(const AnswerByMail& one) {
  return Json::object({{"wish", name_of(one.wish)},
                       {"agreed_at", instant_json(one.agreed_at)},
                       {"language", one.language == Language::ja ? "ja" : "en"},
                       {"confirmed_at", instant_json(one.confirmed_at)}});
}

Json to_json(const Consultation& one) {
  Json hand_overs = Json::array();
  for (const DeskHandOver& step : one.hand_overs)
    hand_overs.push(Json::object({{"at", step.at.to_rfc3339()},
                                  {"from", desk_name(step.from)},
                                  {"to", desk_name(step.to)},
                                  {"reason", step.reason},
                                  {"by", step.by}}));
  return Json::object({{"number", one.number},
                       {"received_at", one.received_at.to_rfc3339()},
                       {"channel", name_of(one.channel)},
                       {"desk", desk_name(one.desk)},
                       {"attributes", to_json(one.asker)},
                       {"state", name_of(one.state)},
                       {"triage", model::texts_json(one.triage)},
                       {"adviser", one.adviser},
                       {"experts", model::texts_json(one.experts)},
                       {"clock", clock_json(one.clock)},
                       {"first_answered_at", instant_json(one.first_answered_at)},
                       {"answered_at", instant_json(one.answered_at)},
                       {"closed_at", instant_json(one.closed_at)},
                       {"close_reason", one.close_reason},
                       {"code_hash", one.code_hash},
                       {"delivery", one.delivery},
                       {"by_mail", to_json(one.by_mail)},
                       {"mail_link", one.mail_link},
                       {"mail_key", one.mail_key},
                       {"mail_bodies", model::texts_json(one.mail_bodies)},
                       {"hand_overs", std::move(hand_overs)},
                       {"case_number", one.case_number},
                       {"proposal", one.proposal},
                       {"faq", model::texts_json(one.faq)},
                       {"taken_by", one.taken_by},
                       {"forget_wished_at", instant_json(one.forget_wished_at)},
                       {"erased_at", instant_json(one.erased_at)}});
}

Result<Consultation> consultation_from(const Json& json) {
  Consultation out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_instant(json, "received_at", out.received_at));
  TRY(read_code(json, "channel", channel_from, out.channel));
  out.desk = TRY(desk_in(json, "desk"));
  out.asker = TRY(asker_attributes_from(json["attributes"]));
  TRY(read_code(json, "state", consultation_state_from, out.state));
  TRY(model::read_texts(json, "triage", out.triage));
  TRY(model::read_text(json, "adviser", out.adviser));
  TRY(model::read_texts(json, "experts", out.experts));
  out.clock = TRY(clock_from(json["clock"]));
  out.answered_at = TRY(instant_in(json["answered_at"]));
  // Written before the two were told apart: the only one that is known.
  out.first_answered_at = json["first_answered_at"].is_string() ? TRY(instant_in(json["first_answered_at"])) : out.answered_at;
  out.closed_at = TRY(instant_in(json["closed_at"]));
  TRY(model::read_text(json, "close_reason", out.close_reason));
  TRY(model::read_text(json, "code_hash", out.code_hash));
  TRY(model::read_text(json, "delivery", out.delivery));
  TRY(read_code(json["by_mail"], "wish", mail_wish_from, out.by_mail.wish));
  out.by_mail.agreed_at = TRY(instant_in(json["by_mail"]["agreed_at"]));
  out.by_mail.language = language_of(json["by_mail"]["language"].text()).value_or(Language::ja);
  out.by_mail.confirmed_at = TRY(instant_in(json["by_mail"]["confirmed_at"]));
  TRY(model::read_text(json, "mail_link", out.mail_link));
  TRY(model::read_text(json, "mail_key", out.mail_key));
  TRY(model::read_texts(json, "mail_bodies", out.mail_bodies));
  for (const Json& item : json["hand_overs"].items()) {
    DeskHandOver step;
    TRY(model::read_instant(item, "at", step.at));
    step.from = TRY(desk_in(item, "from"));
    step.to = TRY(desk_in(item, "to"));
    TRY(model::read_text(item, "reason", step.reason));
    TRY(model::read_text(item, "by", step.by));
    out.hand_overs.push_back(std::move(step));
  }
  TRY(model::read_text(json, "case_number", out.case_number));
  TRY(model::read_text(json, "proposal", out.proposal));
  TRY(model::read_texts(json, "faq", out.faq));
  TRY(model::read_text(json, "taken_by", out.taken_by));
  out.forget_wished_at = TRY(instant_in(json["forget_wished_at"]));
  out.erased_at = TRY(instant_in(json["erased_at"]));
  return out;
}

Json shown_json(const Consultation& one) {
  Json out = to_json(one);
  for (const std::string_view sealed : {"code_hash", "mail_link", "mail_key", "mail_bodies"}) out.erase(sealed);
  out.set("has_code", !one.code_hash.empty());
  return out;
}

}  // namespace sekimori::consult
