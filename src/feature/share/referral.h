// A report handed on to somebody who traces and stops attackers (JC3, the police, JPCERT/CC), within what the member agreed to.
//
//   proposed -> consented -> sent          withdrawn at any time before; what was sent cannot be called back, and that is said
//
// The scope is what leaves: the attacker's indicators alone, the masked text, or the originals. Consent names the target and the scope; a
// wider scope or another target is another referral.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::share {

enum class ReferralScope : unsigned char { indicators, masked, original };
enum class ReferralState : unsigned char { proposed, consented, sent, withdrawn };

std::string_view name_of(ReferralScope scope);
std::string_view name_of(ReferralState state);
std::optional<ReferralScope> referral_scope_from(std::string_view name);

struct SentFile {
  std::string name, sha256;
  std::int64_t bytes = 0;
};

struct HubReferral {
  std::string number;  // RF-2026-001
  std::string report;
  std::string member;  // of the report
  std::string target;  // JC3
  ReferralScope scope = ReferralScope::indicators;
  std::string purpose;  // trace, identify, stop: why it is handed on
  ReferralState state = ReferralState::proposed;
  std::string consented_by;  // account
  std::optional<Instant> consented_at;
  std::string draft_sha256;  // of the masked draft that was consented to; empty: the originals, or a report of no member
  std::optional<Day> until;  // the last day on which it may be sent
  std::string withdrawn_why;
  std::optional<Instant> sent_at;
  std::string sent_by;
  std::vector<SentFile> sent;
};

Json to_json(const HubReferral& referral);
Result<HubReferral> hub_referral_from_json(const Json& json);

}  // namespace sekimori::share
