#include "feature/share/staff.h"

namespace sekimori::share {
namespace {

Json without(const Json& object, std::initializer_list<std::string_view> names) {
  Json out = object;
  if (out.is_object())
    for (const std::string_view name : names)
      if (out.find(name) != nullptr) out.set(name, "");
  return out;
}

}  // namespace

bool is_of_the_hub(const record::Actor& actor) {
  return actor.is_system || actor.has(record::Role::hub_operator) || actor.has(record::Role::hub_reviewer) ||
         actor.has(record::Role::auditor);
}

Json shown_to(const record::Actor& reader, const HubReport& report) {
  return is_of_the_hub(reader) ? shown_json(report) : shown_to_reporter(report);
}

Json shown_to(const record::Actor& reader, const Rescue& rescue) {
  Json out = to_json(rescue);
  if (is_of_the_hub(reader)) return out;
  Json steps = Json::array();
  for (const Json& step : out["steps"].items()) steps.push(step["by"].text() == reader.account ? step : without(step, {"by"}));
  return out.set("steps", std::move(steps));
}

Json shown_to(const record::Actor& reader, const HubReferral& referral) {
  const Json out = to_json(referral);
  return is_of_the_hub(reader) ? out : without(out, {"sent_by"});
}

}  // namespace sekimori::share
