// The hub's closed lists in the reader's language, and lists of the hub narrowed by them.
//
//   const HubListing listing{{{"state", "state", HubWords::report_state}, {"kind", "kind", HubWords::report_kind}}, "received_at"};
//   .options = safeguard_options(listing_options(listing))                     // --state, --kind, --since
//   const auto wanted = TRY(filter_of(arguments, listing, node.zone()));
//   if (wanted(row)) at.out(word_of(HubWords::report_state, row["state"].text(), at.language));
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "cli/verb.h"

namespace sekimori::cli {

enum class HubWords : unsigned char {
  report_state,
  triage,
  report_kind,
  share_state,
  member_state,
  member_class,
  sig_kind,
  urgency,
  rescue_state,
  referral_state,
  referral_scope,
  proposal_state,
  forum_kind,
  forum_source,
  poll_state,
  warning_state,
  invitation_state,
  reached,
  tlp,
};

// In English as it stands in the data; what is in no list stays as it is.
std::string word_of(HubWords list, std::string_view identifier, Language language);

struct HubColumn {
  std::string_view option;  // "state": --state, given as often as one likes
  std::string_view member;  // of a row
  HubWords words;
};

struct HubListing {
  std::vector<HubColumn> columns;
  std::string_view since = {};  // member with the moment (or steps) that --since is about; empty: there is no --since
};

std::vector<Option> listing_options(const HubListing& listing, std::vector<Option> more = {});
// usage: a value that is in no list, naming those that are.
Result<std::function<bool(const Json&)>> filter_of(const Arguments& arguments, const HubListing& listing, const Zone& zone);
// "green", "TLP:GREEN", "amber_strict": the label as TLP 2.0 writes it. usage when it is none, naming the option.
Result<std::string> tlp_named(std::string_view option, std::string_view text);

}  // namespace sekimori::cli
