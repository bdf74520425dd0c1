// A trade secret as its firm registers it: what it is, who answers for it, how secret, on which medium, where, who may
// know it, and how far the three requirements of the law are met (不正競争防止法2条6項: secrecy management, usefulness,
// not publicly known). The content itself is never in the register.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "model/level.h"

namespace sekimori::model {

enum class SecretKind : unsigned char { technical, business };
enum class Medium : unsigned char { paper, electronic, object, know_how };
enum class Requirement : unsigned char { secrecy_management, usefulness, non_public };
enum class RequirementStatus : unsigned char { met, partly, missing, unknown };
// What makes people recognise the secret as one. A copy counts as unmarked only if none of the chosen measures reaches it.
enum class Measure : unsigned char { own_mark, folder_mark, system_mark, restricted_rights };

std::string_view name_of(SecretKind value);
std::string_view name_of(Medium value);
std::string_view name_of(Requirement value);
std::string_view name_of(RequirementStatus value);
std::string_view name_of(Measure value);
std::optional<SecretKind> secret_kind_from(std::string_view name);
std::optional<Medium> medium_from(std::string_view name);
std::optional<RequirementStatus> requirement_status_from(std::string_view name);
std::optional<Measure> measure_from(std::string_view name);

// One piece of evidence for a requirement, dated, in the firm's own words.
struct Evidence {
  std::optional<Day> day;
  std::string text;
};
struct RequirementState {
  RequirementStatus status = RequirementStatus::unknown;
  std::vector<Evidence> evidence;
};

// Someone who may know or open the secret, and who allowed it.
struct Permission {
  std::string staff_number;  // or a group: "group:設計一課"
  std::string approver;      // staff number
  std::optional<Day> since;
};

struct TradeSecret {
  std::string number;  // the firm's register number
  std::string title;
  SecretKind kind = SecretKind::technical;
  std::string owner;  // staff number of the person responsible for the information (情報管理責任者)
  std::string department;
  Level level = Level::confidential;
  Medium medium = Medium::electronic;
  std::vector<std::string> places;  // file or folder paths; shelves and rooms for other media
  std::vector<Permission> permitted;
  std::vector<Measure> measures;
  std::array<RequirementState, 3> requirements;  // indexed by Requirement
  std::string proposed_by;                       // staff number of the holder
  std::string approved_by;
  std::optional<Day> review_day;
  std::string value;  // what is lost on a leak, in words

  const RequirementState& of(Requirement requirement) const { return requirements[static_cast<size_t>(requirement)]; }
};

Json to_json(const TradeSecret& secret);
Result<TradeSecret> secret_from_json(const Json& json);

}  // namespace sekimori::model
