#include "model/secret.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 2> kind_names = {"technical", "business"};
constexpr std::array<std::string_view, 4> medium_names = {"paper", "electronic", "object", "know_how"};
constexpr std::array<std::string_view, 3> requirement_names = {"secrecy_management", "usefulness", "non_public"};
constexpr std::array<std::string_view, 4> status_names = {"met", "partly", "missing", "unknown"};
constexpr std::array<std::string_view, 4> measure_names = {"own_mark", "folder_mark", "system_mark", "restricted_rights"};
constexpr std::array<std::string_view, 4> level_names = {"", "level_internal", "level_confidential", "level_top"};

Json requirement_json(const RequirementState& state) {
  Json evidence = Json::array();
  for (const Evidence& item : state.evidence) evidence.push(Json::object({{"day", day_json(item.day)}, {"text", item.text}}));
  return Json::object({{"status", name_of(state.status)}, {"evidence", std::move(evidence)}});
}

Result<RequirementState> requirement_from(const Json& json) {
  RequirementState state;
  TRY(read_named(json, "status", status_names, state.status));
  for (const Json& item : json["evidence"].items()) {
    Evidence evidence;
    TRY(read_day(item, "day", evidence.day));
    TRY(read_text(item, "text", evidence.text));
    state.evidence.push_back(std::move(evidence));
  }
  return state;
}

}  // namespace

std::string_view name_of(SecretKind value) { return kind_names.at(static_cast<size_t>(value)); }
std::string_view name_of(Medium value) { return medium_names.at(static_cast<size_t>(value)); }
std::string_view name_of(Requirement value) { return requirement_names.at(static_cast<size_t>(value)); }
std::string_view name_of(RequirementStatus value) { return status_names.at(static_cast<size_t>(value)); }
std::string_view name_of(Measure value) { return measure_names.at(static_cast<size_t>(value)); }
std::optional<SecretKind> secret_kind_from(std::string_view name) { return value_named<SecretKind>(kind_names, name); }
std::optional<Medium> medium_from(std::string_view name) { return value_named<Medium>(medium_names, name); }
std::optional<RequirementStatus> requirement_status_from(std::string_view name) {
  return value_named<RequirementStatus>(status_names, name);
}
std::optional<Measure> measure_from(std::string_view name) { return value_named<Measure>(measure_names, name); }

Json to_json(const TradeSecret& s) {
  Json permitted = Json::array();
  for (const Permission& p : s.permitted)
    permitted.push(Json::object({{"staff_number", p.staff_number}, {"approver", p.approver}, {"since", day_json(p.since)}}));
  Json measures = Json::array();
  for (Measure m : s.measures) measures.push(name_of(m));
  Json requirements = Json::object();
  for (size_t i = 0; i < s.requirements.size(); ++i) requirements.set(requirement_names[i], requirement_json(s.requirements[i]));
  return Json::object({{"number", s.number},
                       {"title", s.title},
                       {"kind", name_of(s.kind)},
                       {"owner", s.owner},
                       {"department", s.department},
                       {"level", identifier_of(s.level)},
                       {"medium", name_of(s.medium)},
                       {"places", texts_json(s.places)},
                       {"permitted", std::move(permitted)},
                       {"measures", std::move(measures)},
                       {"requirements", std::move(requirements)},
                       {"proposed_by", s.proposed_by},
                       {"approved_by", s.approved_by},
                       {"review_day", day_json(s.review_day)},
                       {"value", s.value}});
}

Result<TradeSecret> secret_from_json(const Json& json) {
  TradeSecret s;
  TRY(read_text(json, "number", s.number));
  TRY(read_text(json, "title", s.title));
  TRY(read_named(json, "kind", kind_names, s.kind));
  TRY(read_text(json, "owner", s.owner));
  TRY(read_text(json, "department", s.department));
  TRY(read_named(json, "level", level_names, s.level));
  if (static_cast<int>(s.level) == 0) return error(ErrorCode::invalid_input, "level: must not be empty");
  TRY(read_named(json, "medium", medium_names, s.medium));
  TRY(read_texts(json, "places", s.places));
  for (const Json& item : json["permitted"].items()) {
    Permission p;
    TRY(read_text(item, "staff_number", p.staff_number));
    TRY(read_text(item, "approver", p.approver));
    TRY(read_day(item, "since", p.since));
    s.permitted.push_back(std::move(p));
  }
  for (const Json& item : json["measures"].items()) {
    const auto measure = measure_from(item.text());
    if (!measure) return error(ErrorCode::invalid_input, "measures: '{}' is not a measure", item.text());
    s.measures.push_back(*measure);
  }
  for (size_t i = 0; i < s.requirements.size(); ++i) {
    auto state = requirement_from(json["requirements"][requirement_names[i]]);
    if (!state) return std::unexpected(std::move(state).error().at(requirement_names[i]));
    s.requirements[i] = *std::move(state);
  }
  TRY(read_text(json, "proposed_by", s.proposed_by));
  TRY(read_text(json, "approved_by", s.approved_by));
  TRY(read_day(json, "review_day", s.review_day));
  TRY(read_text(json, "value", s.value));
  if (s.number.empty() || s.title.empty()) return error(ErrorCode::invalid_input, "number and title must not be empty");
  return s;
}

}  // namespace sekimori::model
