#include "model/alert.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 4> state_names = {"new", "triaged", "in_case", "closed"};
constexpr std::array<std::string_view, 4> verdict_names = {"none", "right", "wrong", "known"};

Json factor_json(const AlertFactor& f) {
  Json events = Json::array();
  for (const EventPointer& e : f.events)
    events.push(Json::object({{"event_id", e.event_id}, {"block", e.block}, {"offset", e.offset}, {"time", e.time.to_rfc3339()}}));
  Json opposite = Json::array();
  for (const OppositeReading& r : f.opposite)
    opposite.push(Json::object({{"ja", r.ja}, {"en", r.en}, {"check_ja", r.check_ja}, {"check_en", r.check_en}}));
  return Json::object({{"name", f.name},
                       {"ja", f.ja},
                       {"en", f.en},
                       {"points", f.points},
                       {"full_points", f.full_points},
                       {"suppressed_by", f.suppressed_by},
                       {"event_count", f.event_count},
                       {"events", std::move(events)},
                       {"opposite", std::move(opposite)}});
}

Result<AlertFactor> factor_from(const Json& json) {
  AlertFactor f;
  TRY(read_text(json, "name", f.name));
  TRY(read_text(json, "ja", f.ja));
  TRY(read_text(json, "en", f.en));
  TRY(read_number(json, "points", f.points));
  f.full_points = f.points;
  TRY(read_number(json, "full_points", f.full_points));
  TRY(read_text(json, "suppressed_by", f.suppressed_by));
  for (const Json& item : json["opposite"].items()) {
    OppositeReading reading;
    TRY(read_text(item, "ja", reading.ja));
    TRY(read_text(item, "en", reading.en));
    TRY(read_text(item, "check_ja", reading.check_ja));
    TRY(read_text(item, "check_en", reading.check_en));
    f.opposite.push_back(std::move(reading));
  }
  f.event_count = static_cast<std::uint64_t>(json["event_count"].integer_or(0));
  for (const Json& item : json["events"].items()) {
    EventPointer e;
    TRY(read_text(item, "event_id", e.event_id));
    TRY(read_text(item, "block", e.block));
    e.offset = static_cast<std::uint64_t>(item["offset"].integer_or(0));
    TRY(read_instant(item, "time", e.time));
    f.events.push_back(std::move(e));
  }
  return f;
}

}  // namespace

std::string_view name_of(AlertState value) { return state_names.at(static_cast<size_t>(value)); }
std::string_view name_of(AlertVerdict value) { return verdict_names.at(static_cast<size_t>(value)); }

Json to_json(const Alert& a) {
  Json secrets = Json::array();
  for (const TouchedSecret& s : a.secrets)
    secrets.push(Json::object({{"secret_id", s.secret_id}, {"number", s.number}, {"level", identifier_of(s.level)}, {"events", s.events}}));
  Json factors = Json::array();
  for (const AlertFactor& f : a.factors) factors.push(factor_json(f));
  return Json::object({{"score", a.score},
                       {"full_score", a.full_score},
                       {"severity", a.severity},
                       {"person_id", a.person_id},
                       {"pseudonym", a.pseudonym},
                       {"device", a.device},
                       {"peripherals", texts_json(a.peripherals)},
                       {"destinations", texts_json(a.destinations)},
                       {"first", a.first.to_rfc3339()},
                       {"last", a.last.to_rfc3339()},
                       {"secrets", std::move(secrets)},
                       {"factors", std::move(factors)},
                       {"opposite_ja", texts_json(a.opposite_ja)},
                       {"opposite_en", texts_json(a.opposite_en)},
                       {"sentence_ja", a.sentence_ja},
                       {"sentence_en", a.sentence_en},
                       {"baseline", a.baseline},
                       {"state", name_of(a.state)},
                       {"verdict", name_of(a.verdict)}});
}

Result<Alert> alert_from_json(const Json& json) {
  Alert a;
  TRY(read_number(json, "score", a.score));
  a.full_score = a.score;
  TRY(read_number(json, "full_score", a.full_score));
  a.severity = static_cast<int>(json["severity"].integer_or(1));
  TRY(read_text(json, "person_id", a.person_id));
  TRY(read_text(json, "pseudonym", a.pseudonym));
  TRY(read_text(json, "device", a.device));
  TRY(read_texts(json, "peripherals", a.peripherals));
  TRY(read_texts(json, "destinations", a.destinations));
  TRY(read_instant(json, "first", a.first));
  TRY(read_instant(json, "last", a.last));
  for (const Json& item : json["secrets"].items()) {
    TouchedSecret s;
    TRY(read_text(item, "secret_id", s.secret_id));
    TRY(read_text(item, "number", s.number));
    const auto level = level_from_identifier(item["level"].text());
    if (!level) return error(ErrorCode::invalid_input, "secrets: '{}' is not a level", item["level"].text());
    s.level = *level;
    s.events = static_cast<std::uint64_t>(item["events"].integer_or(0));
    a.secrets.push_back(std::move(s));
  }
  for (const Json& item : json["factors"].items()) a.factors.push_back(TRY(factor_from(item)));
  TRY(read_texts(json, "opposite_ja", a.opposite_ja));
  TRY(read_texts(json, "opposite_en", a.opposite_en));
  TRY(read_text(json, "sentence_ja", a.sentence_ja));
  TRY(read_text(json, "sentence_en", a.sentence_en));
  TRY(read_text(json, "baseline", a.baseline));
  TRY(read_named(json, "state", state_names, a.state));
  TRY(read_named(json, "verdict", verdict_names, a.verdict));
  return a;
}

}  // namespace sekimori::model
