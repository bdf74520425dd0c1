// A campaign as a STIX 2.1 bundle: what members may see of it, counts and the attacker's own values.
#include "engine/link/campaign_summary.h"
#include "engine/link/indicator.h"
#include "engine/stix/made_object.h"

namespace sekimori::link {
namespace {

std::string stix_id(std::string_view type, std::string_view key) { return stix::made_id(type, fmt::format("{}\n{}", type, key)); }

std::optional<std::string> pattern_for(const InfrastructureNode& node) {
  using stix::ComparedValue;
  switch (node.type) {
    case FeatureType::domain: return value_pattern(ComparedValue::domain, node.value);
    case FeatureType::ip:
    case FeatureType::sending_ip:
      if (!parse_address(node.value)) return {};
      return value_pattern(ComparedValue::ip_address, node.value);
    case FeatureType::url: return value_pattern(ComparedValue::url, node.value);
    case FeatureType::sha256: return value_pattern(ComparedValue::sha256, node.value);
    case FeatureType::sha1: return value_pattern(ComparedValue::sha1, node.value);
    case FeatureType::md5: return value_pattern(ComparedValue::md5, node.value);
    default: return {};
  }
}

}  // namespace

Json stix_bundle(const CampaignSummary& summary, Instant now) {
  const std::string key = summary.id.to_string();
  const std::string campaign = stix_id("campaign", key);
  const Instant created = summary.first_seen.value_or(now);
  const std::string made = created.to_rfc3339(3), changed = std::max(created, now).to_rfc3339(3);
  const auto object = [&](std::string_view type, std::string id) {
    return Json::object({{"type", type}, {"spec_version", "2.1"}, {"id", std::move(id)}, {"created", made}, {"modified", changed}});
  };
  const std::string organisations = summary.members ? fmt::format("{}", *summary.members) : fmt::format("fewer than {}", summary.floor);
  Json objects = Json::array();
  Json main = object("campaign", campaign);
  main.set("name", fmt::format("Campaign {}", key.substr(key.size() - 12)));
  main.set("description",
           fmt::format("{} reports, organisations hit: {}. Version {} of what is known.", summary.reports, organisations, summary.version));
  if (summary.first_seen) main.set("first_seen", summary.first_seen->to_rfc3339(3));
  if (summary.last_seen) main.set("last_seen", summary.last_seen->to_rfc3339(3));
  objects.push(std::move(main));
  for (const InfrastructureNode& node : summary.infrastructure.nodes) {
    const auto pattern = pattern_for(node);
    if (!pattern) continue;
    Json indicator = object("indicator", stix_id("indicator", *pattern + "\n" + campaign));
    indicator.set("name", fmt::format("{} {}", describe(node.type).name, node.value));
    if (node.reports > 0) indicator.set("description", fmt::format("In {} reports of the campaign.", node.reports));  // else it is not told
    indicator.set("pattern", *pattern).set("pattern_type", "stix").set("valid_from", made);
    Json kinds = Json::array();
    kinds.push("malicious-activity");
    indicator.set("indicator_types", std::move(kinds));
    Json tie = object("relationship", stix_id("relationship", *pattern + "\n" + campaign));
    tie.set("relationship_type", "indicates").set("source_ref", indicator["id"]).set("target_ref", campaign);
    objects.push(std::move(indicator));
    objects.push(std::move(tie));
  }
  Json sighting = object("sighting", stix_id("sighting", key));
  sighting.set("sighting_of_ref", campaign).set("count", summary.reports).set("summary", true);
  if (summary.first_seen) sighting.set("first_seen", summary.first_seen->to_rfc3339(3));
  if (summary.last_seen) sighting.set("last_seen", summary.last_seen->to_rfc3339(3));
  objects.push(std::move(sighting));
  return Json::object({{"type", "bundle"},
                       {"id", stix_id("bundle", fmt::format("{}\n{}\n{}", key, summary.version, changed))},
                       {"objects", std::move(objects)}});
}

}  // namespace sekimori::link
