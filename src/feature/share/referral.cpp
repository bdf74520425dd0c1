#include "feature/share/referral.h"

#include <array>

#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 3> scope_names = {"indicators", "masked", "original"};
constexpr std::array<std::string_view, 4> state_names = {"proposed", "consented", "sent", "withdrawn"};

Json moment(const std::optional<Instant>& at) {
  Json out;
  if (at) out = Json(at->to_rfc3339());
  return out;
}
Result<void> read_moment(const Json& json, std::string_view member, std::optional<Instant>& out) {
  if (!json[member].is_null()) out = TRY(Instant::parse(json[member].text()));
  return {};
}

}  // namespace

std::string_view name_of(ReferralScope scope) { return scope_names.at(static_cast<std::size_t>(scope)); }
std::string_view name_of(ReferralState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<ReferralScope> referral_scope_from(std::string_view name) { return model::value_named<ReferralScope>(scope_names, name); }

Json to_json(const HubReferral& referral) {
  Json sent = Json::array();
  for (const SentFile& one : referral.sent) sent.push(Json::object({{"name", one.name}, {"sha256", one.sha256}, {"bytes", one.bytes}}));
  return Json::object({{"number", referral.number},
                       {"report", referral.report},
                       {"member", referral.member},
                       {"target", referral.target},
                       {"scope", name_of(referral.scope)},
                       {"purpose", referral.purpose},
                       {"state", name_of(referral.state)},
                       {"consented_by", referral.consented_by},
                       {"consented_at", moment(referral.consented_at)},
                       {"draft_sha256", referral.draft_sha256},
                       {"until", model::day_json(referral.until)},
                       {"withdrawn_why", referral.withdrawn_why},
                       {"sent_at", moment(referral.sent_at)},
                       {"sent_by", referral.sent_by},
                       {"sent", std::move(sent)}});
}

Result<HubReferral> hub_referral_from_json(const Json& json) {
  HubReferral out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "report", out.report));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_text(json, "target", out.target));
  TRY(model::read_named(json, "scope", scope_names, out.scope));
  TRY(model::read_text(json, "purpose", out.purpose));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "consented_by", out.consented_by));
  TRY(read_moment(json, "consented_at", out.consented_at));
  TRY(model::read_text(json, "draft_sha256", out.draft_sha256));
  TRY(model::read_day(json, "until", out.until));
  TRY(model::read_text(json, "withdrawn_why", out.withdrawn_why));
  TRY(read_moment(json, "sent_at", out.sent_at));
  TRY(model::read_text(json, "sent_by", out.sent_by));
  for (const Json& row : json["sent"].items())
    out.sent.push_back(
        {.name = std::string(row["name"].text()), .sha256 = std::string(row["sha256"].text()), .bytes = row["bytes"].integer_or(0)});
  return out;
}

}  // namespace sekimori::share
