#include "feature/share/own_values.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/link/indicator.h"

namespace sekimori::share {
namespace {

using link::Feature;
using link::FeatureType;

constexpr std::size_t shortest_name = 4;  // "pc1" is many people's
constexpr std::string_view of_members = "members";

void add(std::string& lines, std::string_view value) {
  if (trim(value).size() >= shortest_name) lines += fmt::format("{}\n", trim(value));
}

// "http://portal.firm.example:8080/a?b" -> "portal.firm.example"
std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view rest = url.substr(scheme + 3);
  rest = rest.substr(0, rest.find_first_of("/?#"));
  if (const std::size_t user = rest.rfind('@'); user != std::string_view::npos) rest.remove_prefix(user + 1);
  if (rest.starts_with('[')) return rest.substr(1, rest.find(']') - 1);
  return rest.substr(0, rest.find(':'));
}

// What says something by itself; networks, paths and the like follow from it.
bool has_followers(FeatureType type) {
  return type == FeatureType::ip || type == FeatureType::sending_ip || type == FeatureType::domain || type == FeatureType::url;
}

void add_followers(const Feature& feature, std::set<Feature>& out) {
  std::vector<Feature> all;
  link::features_of_indicator(feature, all);
  for (Feature& one : all)
    if (one != feature) out.insert(std::move(one));
}

}  // namespace

Result<OwnValues> OwnValues::of(std::span<const KnownMember> members) {
  std::string lines;
  for (const KnownMember& member : members) {
    const Json& known = member.value.known_by;
    for (const std::string_view kind : {"domains", "ips", "hosts"})
      for (const Json& one : known[kind].items()) add(lines, one.text());
    for (const Json& person : known["people"].items())
      for (const Json& mail : person["mail"].items()) add(lines, mail.text());
    for (const MemberContact& contact : member.value.contacts) add(lines, contact.mail);
  }
  OwnValues out;
  TRY(out.lists_.add_lines(of_members, lines));
  return out;
}

bool OwnValues::is_own(const Feature& feature) const {
  // Private and reserved addresses, which every list knows, are nobody's: an attacker's page may well stand on one.
  const auto stopped = [&](FeatureType type, std::string_view value) {
    if (value.empty()) return false;
    const link::Judgement found = lists_.judge({type, std::string(value)});
    return found.ground == link::Ground::stopped && found.list == of_members;
  };
  if (stopped(feature.type, feature.value)) return true;
  switch (feature.type) {
    case FeatureType::url: {
      const std::string_view host = host_of(feature.value);
      return stopped(FeatureType::domain, host) || stopped(FeatureType::ip, host);
    }
    case FeatureType::from_address:
    case FeatureType::reply_to: return stopped(FeatureType::domain, std::string_view(feature.value).substr(feature.value.rfind('@') + 1));
    default: return false;
  }
}

void OwnValues::leave_out(std::vector<Feature>& features) const {
  std::set<Feature> of_own, of_others;
  for (const Feature& one : features)
    if (has_followers(one.type)) add_followers(one, is_own(one) ? of_own : of_others);
  std::erase_if(features, [&](const Feature& one) { return is_own(one) || (of_own.contains(one) && !of_others.contains(one)); });
}

}  // namespace sekimori::share
