#include "feature/share/rescue.h"

#include <array>

#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 4> sort_names = {"agency", "foundation", "firm", "other"};
constexpr std::array<std::string_view, 6> state_names = {"asked", "accepted", "remote", "on_site", "closed", "declined"};
constexpr std::array<std::string_view, 3> urgency_names = {"days", "hours", "now"};

}  // namespace

std::string_view name_of(BodySort sort) { return sort_names.at(static_cast<std::size_t>(sort)); }
std::string_view name_of(RescueState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::string_view name_of(Urgency urgency) { return urgency_names.at(static_cast<std::size_t>(urgency)); }
std::optional<BodySort> body_sort_from(std::string_view name) { return model::value_named<BodySort>(sort_names, name); }
std::optional<RescueState> rescue_state_from(std::string_view name) { return model::value_named<RescueState>(state_names, name); }
std::optional<Urgency> urgency_from(std::string_view name) { return model::value_named<Urgency>(urgency_names, name); }

Json to_json(const Rescue& rescue) {
  Json steps = Json::array();
  for (const RescueStep& one : rescue.steps)
    steps.push(Json::object({{"state", name_of(one.state)}, {"by", one.by}, {"at", one.at.to_rfc3339()}, {"note", one.note}}));
  const RescueTriage& triage = rescue.triage;
  return Json::object({{"number", rescue.number},
                       {"member", rescue.member},
                       {"body", rescue.body},
                       {"sort", name_of(rescue.sort)},
                       {"report", rescue.report},
                       {"state", name_of(rescue.state())},
                       {"triage", Json::object({{"urgency", name_of(triage.urgency)},
                                                {"what_happened", triage.what_happened},
                                                {"first_seen", model::day_json(triage.first_seen)},
                                                {"machines", triage.machines},
                                                {"accounts", triage.accounts},
                                                {"at_risk", triage.at_risk},
                                                {"cut_off", triage.cut_off},
                                                {"kept_evidence", triage.kept_evidence},
                                                {"contact", triage.contact}})},
                       {"steps", std::move(steps)}});
}

Result<Rescue> rescue_from_json(const Json& json) {
  Rescue out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "body", out.body));
  TRY(model::read_named(json, "sort", sort_names, out.sort));
  TRY(model::read_text(json, "report", out.report));
  const Json& triage = json["triage"];
  TRY(model::read_named(triage, "urgency", urgency_names, out.triage.urgency));
  TRY(model::read_text(triage, "what_happened", out.triage.what_happened));
  TRY(model::read_day(triage, "first_seen", out.triage.first_seen));
  out.triage.machines = triage["machines"].integer_or(0);
  out.triage.accounts = triage["accounts"].integer_or(0);
  TRY(model::read_text(triage, "at_risk", out.triage.at_risk));
  out.triage.cut_off = triage["cut_off"].bool_or(false);
  out.triage.kept_evidence = triage["kept_evidence"].bool_or(false);
  TRY(model::read_text(triage, "contact", out.triage.contact));
  for (const Json& row : json["steps"].items()) {
    RescueStep one;
    TRY(model::read_named(row, "state", state_names, one.state));
    TRY(model::read_text(row, "by", one.by));
    TRY(model::read_instant(row, "at", one.at));
    TRY(model::read_text(row, "note", one.note));
    out.steps.push_back(std::move(one));
  }
  return out;
}

}  // namespace sekimori::share
