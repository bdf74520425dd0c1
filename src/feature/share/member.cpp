#include "feature/share/member.h"

#include <algorithm>
#include <array>

#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 6> class_names = {"firm", "association", "government", "police", "response_team", "university"};
constexpr std::array<std::string_view, 2> joining_names = {"agreement", "rules"};
constexpr std::array<std::string_view, 4> state_names = {"invited", "active", "suspended", "left"};
constexpr std::array<std::string_view, 4> nda_names = {"missing", "sent", "signed", "ended"};

}  // namespace

std::string_view name_of(MemberClass one) { return class_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(MemberState one) { return state_names.at(static_cast<std::size_t>(one)); }
std::string_view name_of(NdaState one) { return nda_names.at(static_cast<std::size_t>(one)); }
std::optional<MemberClass> member_class_from(std::string_view name) { return model::value_named<MemberClass>(class_names, name); }
std::optional<NdaState> nda_state_from(std::string_view name) { return model::value_named<NdaState>(nda_names, name); }

std::string Member::name() const {
  const auto names = known_by["names"].items();
  return names.empty() ? number : std::string(names.front().text());
}

Json to_json(const Member& member) {
  Json contacts = Json::array();
  for (const MemberContact& one : member.contacts)
    contacts.push(Json::object({{"name", one.name}, {"mail", one.mail}, {"phone", one.phone}, {"key", one.key}}));
  Json devices = Json::array();
  for (const MemberDevice& one : member.devices) devices.push(Json::object({{"vendor", one.vendor}, {"product", one.product}}));
  return Json::object({{"number", member.number},
                       {"class", class_names.at(static_cast<std::size_t>(member.kind))},
                       {"joining", joining_names.at(static_cast<std::size_t>(member.joining))},
                       {"state", name_of(member.state)},
                       {"why", member.why},
                       {"since", model::day_json(member.since)},
                       {"joined", model::day_json(member.joined)},
                       {"stopped", model::day_json(member.stopped)},
                       {"contacts", std::move(contacts)},
                       {"nda", Json::object({{"state", name_of(member.nda.state)},
                                             {"title", member.nda.title},
                                             {"signed_on", model::day_json(member.nda.signed_on)},
                                             {"ends", model::day_json(member.nda.ends)}})},
                       {"association", member.association},
                       {"sigs", model::texts_json(member.sigs)},
                       {"left_sigs", model::texts_json(member.left_sigs)},
                       {"industry", member.industry},
                       {"prefecture", member.prefecture},
                       {"employees", member.employees},
                       {"devices", std::move(devices)},
                       {"known_by", member.known_by}});
}

Result<Member> member_from_json(const Json& json) {
  Member out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_named(json, "class", class_names, out.kind));
  TRY(model::read_named(json, "joining", joining_names, out.joining));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "why", out.why));
  TRY(model::read_day(json, "since", out.since));
  TRY(model::read_day(json, "joined", out.joined));
  TRY(model::read_day(json, "stopped", out.stopped));
  // Kept before these days were: the last change of state is all that is known.
  if (!out.joined && (out.state == MemberState::active || out.state == MemberState::suspended)) out.joined = out.since;
  if (!out.stopped && (out.state == MemberState::suspended || out.state == MemberState::left)) out.stopped = out.since;
  for (const Json& row : json["contacts"].items()) {
    MemberContact one;
    TRY(model::read_text(row, "name", one.name));
    TRY(model::read_text(row, "mail", one.mail));
    TRY(model::read_text(row, "phone", one.phone));
    TRY(model::read_text(row, "key", one.key));
    out.contacts.push_back(std::move(one));
  }
  const Json& nda = json["nda"];
  TRY(model::read_named(nda, "state", nda_names, out.nda.state));
  TRY(model::read_text(nda, "title", out.nda.title));
  TRY(model::read_day(nda, "signed_on", out.nda.signed_on));
  TRY(model::read_day(nda, "ends", out.nda.ends));
  TRY(model::read_text(json, "association", out.association));
  for (const Json& sig : json["sigs"].items()) out.sigs.emplace_back(sig.text());
  for (const Json& sig : json["left_sigs"].items()) out.left_sigs.emplace_back(sig.text());
  TRY(model::read_text(json, "industry", out.industry));
  TRY(model::read_text(json, "prefecture", out.prefecture));
  out.employees = json["employees"].integer_or(0);
  for (const Json& row : json["devices"].items()) {
    MemberDevice one;
    TRY(model::read_text(row, "vendor", one.vendor));
    TRY(model::read_text(row, "product", one.product));
    out.devices.push_back(std::move(one));
  }
  if (json["known_by"].is_object()) out.known_by = json["known_by"];
  return out;
}

}  // namespace sekimori::share
