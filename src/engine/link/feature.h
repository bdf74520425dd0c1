// What ties one report to another: a feature is a type and a value, {sending_ip, "203.0.113.7"}. The types, how much each is
// worth by itself and which of them are of one kind stand in one table.
//
//   describe(FeatureType::sha256).prior;          // 1.0: the same file is a proof by itself
//   feature_type("message_id_pattern");           // by the name that report lines use
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"

namespace sekimori::link {

// Order is that of the table in feature.cpp.
enum class FeatureType : unsigned char {
  sha256,
  sha1,
  md5,
  import_hash,
  fuzzy_hash,     // TLSH or ssdeep digest; found by bands, compared whole
  file_name,      // pattern, digits as 9
  artefact_name,  // what an analyst lists: a dropped file by its exact name, malware by the name a scanner gives it
  document_property,
  archive_password,
  yara_tag,
  vulnerability,  // CVE
  domain,         // a whole host name
  registrable_domain,
  ip,
  network,  // /24 or /48
  autonomous_system,
  url,
  url_path,  // template
  certificate,
  registrant,
  from_address,
  from_domain,
  return_path_domain,
  reply_to,
  display_name,
  sending_ip,
  sending_network,
  helo,
  received_topology,
  message_id_pattern,
  boundary_pattern,
  header_order,
  mailer,
  charset,
  time_zone,
  glyphs,
  subject,
  text,  // likeness of subject and body, found by bands
  victim_role,
  thread_phases,
};
constexpr size_t feature_types = static_cast<size_t>(FeatureType::thread_phases) + 1;

// Types of one family speak about the same thing (an address and its network, a mailer and its header order): together they count
// little more than the best of them, and a link that rests on two types needs two families.
enum class Family : unsigned char { file, infrastructure, sender, route, software, writing, address_path, target };
constexpr size_t families = static_cast<size_t>(Family::target) + 1;

// How much a value says about who used it.
enum class Standing : unsigned char {
  proof,  // may carry a link alone: a file, a server, a sender's address
  trait,  // chosen by somebody: a password, an author's name, a path on a server
  habit,  // shared by many before any of them is seen: software, character sets, names of files
};

struct FeatureDescription {
  std::string_view name;
  Family family;
  double prior;  // 0..1: what one rare value of this type is worth
  Standing standing;
  double half_life_days;  // of its worth, counted between the two reports
  Text said;              // "the same file (SHA-256)"
};
const FeatureDescription& describe(FeatureType type);
std::optional<FeatureType> feature_type(std::string_view name);

struct Feature {
  FeatureType type = FeatureType::domain;
  std::string value;
  auto operator<=>(const Feature&) const = default;
};

}  // namespace sekimori::link
