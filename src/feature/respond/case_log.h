// What a case gathers besides exhibits: decisions, devices on hold, where it stands with police, court and authority, and what it cost.
// Each entry is a versioned record below the case, seen by the case's readers alone; whoever may not write it gets not_permitted, whoever
// may not know of the case not_found. Lists are in the order in which the entries came; O(entries of the case). Any thread.
//
//   CaseLog log(parts);
//   TRY(log.decide(actor, known, {.what = "会計用 VPN を切る", .grounds = "...", .scope = "支社", .effect_on_evidence =
//   "接続記録は保全済み"})); TRY(log.hold_device(actor, known, {.device = "PC-11", .until = day}, "返却された端末"));
#pragma once

#include "feature/respond/case_records.h"
#include "paper/paper.h"

namespace sekimori::respond {

struct Decision {
  std::string id = {};
  std::string what = {};
  std::string grounds = {};
  std::string scope = {};               // what it covers
  std::string effect_on_evidence = {};  // what cutting, changing or telling does to the evidence
  std::string decided_by = {};          // empty: the actor
  Instant decided_at = {};
};

// "Do not start, wipe or hand out again until DAY." Silent: the person concerned is told nothing, and no message is sent to anybody.
struct DeviceHold {
  std::string id = {};
  std::string device = {};  // as the register of people writes it
  std::string place = {};   // where it lies
  std::string seal = {};    // number of the seal or bag
  std::optional<Day> until = {};
  bool silent = true;
  bool released = false;
  std::string placed_by = {};
  Instant placed_at = {};
};

enum class ReferralTo : unsigned char { desk, lawyer, police_station, prefectural_police, court_injunction, court_damages, customs, pipc };
enum class ReferralState : unsigned char { preparing, consulted, handed_over, accepted, declined, charged, outcome };
std::string_view name_of(ReferralTo to);
std::string_view name_of(ReferralState state);
std::optional<ReferralTo> referral_to_from(std::string_view name);
std::optional<ReferralState> referral_state_from(std::string_view name);

struct Referral {
  ReferralTo to = ReferralTo::desk;
  ReferralState state = ReferralState::preparing;
  std::string office = {};     // 架空警察署 生活安全課
  std::string reference = {};  // its number for the matter
  std::string note = {};
  std::optional<Day> on = {};
  std::int64_t version = 0;
};

struct DamageItem {
  std::string id = {};
  std::string category = {};  // lost_profit, infringer_profit, licence_fee, investigation, lawyer, customers, recovery, other
  std::int64_t yen = 0;
  std::string basis = {};    // how the amount was found
  std::string exhibit = {};  // number of the exhibit that shows it
  std::optional<Day> day = {};
};

// All of it at one time.
struct CaseLogEntries {
  std::vector<Decision> decisions = {};
  std::vector<DeviceHold> devices = {};
  std::vector<Referral> referrals = {};
  std::vector<DamageItem> damages = {};
  std::int64_t damage_yen() const;
};

class CaseLog {
 public:
  explicit CaseLog(RespondParts& parts) : parts_(parts) {}

  // The id. Needs "case_decision.create"; invalid_input without what and grounds.
  Result<std::string> decide(const record::Actor& actor, const KnownCase& known, Decision decision);
  Result<std::vector<Decision>> decisions(const record::Actor& actor, const KnownCase& known);  // in order

  // Also a hold in record/, so that whoever would hand the device out again can ask. conflict: it is held for this case already.
  Result<std::string> hold_device(const record::Actor& actor, const KnownCase& known, DeviceHold hold, std::string_view reason);
  // not_found: it is not held for this case; invalid_input without a reason. Needs "device_hold.update" and, as the end of every hold does,
  // "hold.approve".
  Result<void> release_device(const record::Actor& actor, const KnownCase& known, std::string_view device, std::string_view reason);
  Result<std::vector<DeviceHold>> devices(const record::Actor& actor, const KnownCase& known);

  // One entry for each office; its history is its versions. A step back (accepted to preparing) needs a note.
  Result<void> refer(const record::Actor& actor, const KnownCase& known, const Referral& referral);
  Result<std::vector<Referral>> referrals(const record::Actor& actor, const KnownCase& known);

  // The id. invalid_input: an unknown category, less than nothing, or no basis.
  Result<std::string> add_damage(const record::Actor& actor, const KnownCase& known, DamageItem item, std::string_view reason);
  Result<std::vector<DamageItem>> damages(const record::Actor& actor, const KnownCase& known);

  Result<CaseLogEntries> all(const record::Actor& actor, const KnownCase& known);

 private:
  RespondParts& parts_;
};

// 損害計算書: every item with basis, day and exhibit, and the total; what lacks a basis or an exhibit is named.
paper::Paper write_damage_sheet(const KnownCase& known, const std::vector<DamageItem>& items);

Json to_json(const Decision& decision);
Json to_json(const DeviceHold& hold);
Json to_json(const Referral& referral);
Json to_json(const DamageItem& item);
Json to_json(const CaseLogEntries& entries);  // each entry with its id, a referral with its version; the sum of the damage

}  // namespace sekimori::respond
