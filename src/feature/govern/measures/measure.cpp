#include "feature/govern/measures/measure.h"

#include <array>

#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::array<std::string_view, 8> attested_names = {"none",   "firewall",      "mfa",     "log_retention",
                                                            "backup", "restore_drill", "devices", "patches"};
constexpr std::array<std::string_view, 3> state_names = {"planned", "in_place", "stopped"};
constexpr std::array<std::string_view, 6> standing_names = {"planned", "overdue", "in_place", "review_due", "attestation_lapsed",
                                                            "stopped"};

Result<Day> day_in(const Json& json, std::string_view member) {
  auto day = Day::parse(json[member].text());
  if (!day) return std::unexpected(std::move(day).error().at(member));
  return *day;
}

}  // namespace

std::string_view name_of(AttestedControl value) { return attested_names.at(static_cast<std::size_t>(value)); }
std::string_view name_of(MeasureState value) { return state_names.at(static_cast<std::size_t>(value)); }
std::string_view name_of(MeasureStanding value) { return standing_names.at(static_cast<std::size_t>(value)); }
std::optional<AttestedControl> attested_control_from(std::string_view name) {
  return model::value_named<AttestedControl>(attested_names, name);
}
std::optional<MeasureState> measure_state_from(std::string_view name) { return model::value_named<MeasureState>(state_names, name); }

Json to_json(const Measure& one) {
  Json evidence = Json::array();
  for (const MeasureEvidence& e : one.evidence)
    evidence.push(Json::object(
        {{"day", e.day.to_string()}, {"text", e.text}, {"file", e.file}, {"sha256", e.sha256}, {"by", e.by}, {"at", e.at.to_rfc3339()}}));
  Json reviews = Json::array();
  for (const MeasureReview& r : one.reviews)
    reviews.push(Json::object({{"day", r.day.to_string()}, {"holds", r.holds}, {"note", r.note}, {"by", r.by}, {"at", r.at.to_rfc3339()}}));
  Json attestations = Json::array();
  for (const Attestation& a : one.attestations)
    attestations.push(Json::object(
        {{"day", a.day.to_string()}, {"until", a.until.to_string()}, {"statement", a.statement}, {"by", a.by}, {"at", a.at.to_rfc3339()}}));
  return Json::object({{"number", one.number},
                       {"title", one.title},
                       {"detail", one.detail},
                       {"attested", name_of(one.attested)},
                       {"controls", model::texts_json(one.controls)},
                       {"owner", one.owner},
                       {"department", one.department},
                       {"state", name_of(one.state)},
                       {"due", model::day_json(one.due)},
                       {"review_months", one.review_months},
                       {"next_review", model::day_json(one.next_review)},
                       {"evidence", std::move(evidence)},
                       {"reviews", std::move(reviews)},
                       {"attestations", std::move(attestations)},
                       {"from_check", one.from_check},
                       {"from_question", one.from_question}});
}

Result<Measure> measure_from(const Json& json) {
  Measure out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "detail", out.detail));
  TRY(model::read_named(json, "attested", attested_names, out.attested));
  TRY(model::read_texts(json, "controls", out.controls));
  TRY(model::read_text(json, "owner", out.owner));
  TRY(model::read_text(json, "department", out.department));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_day(json, "due", out.due));
  TRY(model::read_integer(json, "review_months", out.review_months));
  TRY(model::read_day(json, "next_review", out.next_review));
  TRY(model::read_text(json, "from_check", out.from_check));
  TRY(model::read_text(json, "from_question", out.from_question));
  for (const Json& e : json["evidence"].items()) {
    MeasureEvidence one;
    one.day = TRY(day_in(e, "day"));
    TRY(model::read_text(e, "text", one.text));
    TRY(model::read_text(e, "file", one.file));
    TRY(model::read_text(e, "sha256", one.sha256));
    TRY(model::read_text(e, "by", one.by));
    TRY(model::read_instant(e, "at", one.at));
    out.evidence.push_back(std::move(one));
  }
  for (const Json& r : json["reviews"].items()) {
    MeasureReview one;
    one.day = TRY(day_in(r, "day"));
    one.holds = r["holds"].bool_or(false);
    TRY(model::read_text(r, "note", one.note));
    TRY(model::read_text(r, "by", one.by));
    TRY(model::read_instant(r, "at", one.at));
    out.reviews.push_back(std::move(one));
  }
  for (const Json& a : json["attestations"].items()) {
    Attestation one;
    one.day = TRY(day_in(a, "day"));
    one.until = TRY(day_in(a, "until"));
    TRY(model::read_text(a, "statement", one.statement));
    TRY(model::read_text(a, "by", one.by));
    TRY(model::read_instant(a, "at", one.at));
    out.attestations.push_back(std::move(one));
  }
  return out;
}

MeasureStanding standing_of(const Measure& one, Day today) {
  if (one.state == MeasureState::stopped) return MeasureStanding::stopped;
  if (one.state == MeasureState::planned) return one.due && *one.due < today ? MeasureStanding::overdue : MeasureStanding::planned;
  if (one.attested != AttestedControl::none && (one.attestations.empty() || one.attestations.back().until < today))
    return MeasureStanding::attestation_lapsed;
  if (one.next_review && *one.next_review < today) return MeasureStanding::review_due;
  return MeasureStanding::in_place;
}

Json shown_json(const Measure& one, Day today) { return to_json(one).set("standing", name_of(standing_of(one, today))); }

}  // namespace sekimori::govern
