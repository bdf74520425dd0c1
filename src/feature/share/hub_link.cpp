#include "feature/share/hub_link.h"

#include <array>

#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 6> outcome_names = {"works", "unreachable", "certificate", "no_hub", "refused", "other_member"};

}  // namespace

std::string_view name_of(model::TrialOutcome outcome) { return outcome_names.at(static_cast<std::size_t>(outcome)); }

LinkTrial trial_of(const model::HubTrial& trial, Instant at) {
  return {.at = at,
          .outcome = trial.outcome,
          .detail = trial.detail,
          .organisation = trial.organisation,
          .collections = static_cast<std::int64_t>(trial.collections)};
}

Json to_json(const LinkTrial& trial) {
  return Json::object({{"at", trial.at.to_rfc3339()},
                       {"outcome", name_of(trial.outcome)},
                       {"detail", trial.detail},
                       {"organisation", trial.organisation},
                       {"collections", trial.collections}});
}

Json shown_json(const HubLink& link) {
  return Json::object({{"name", link.name},
                       {"address", link.address},
                       {"member", link.member},
                       {"since", link.since.to_string()},
                       {"own_authorities", !link.authorities.empty()},
                       {"trial", link.trial ? to_json(*link.trial) : Json()}});
}

Json to_json(const HubLink& link) {
  Json out = shown_json(link);
  out.erase("own_authorities");
  out.set("authorities", link.authorities);
  out.set("sealed_token", link.sealed_token);
  return out;
}

Result<HubLink> hub_link_from_json(const Json& json) {
  HubLink out;
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "address", out.address));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "sealed_token", out.sealed_token));
  out.authorities = json["authorities"].text();
  out.since = TRY(Day::parse(json["since"].text()));
  if (const Json& trial = json["trial"]; trial.is_object()) {
    LinkTrial one;
    TRY(model::read_instant(trial, "at", one.at));
    TRY(model::read_named(trial, "outcome", outcome_names, one.outcome));
    one.detail = trial["detail"].text();
    one.organisation = trial["organisation"].text();
    one.collections = trial["collections"].integer_or(0);
    out.trial = std::move(one);
  }
  return out;
}

}  // namespace sekimori::share
