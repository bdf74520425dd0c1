// An organisation that takes part in a hub: who it is, who speaks for it, what was signed, to which groups it belongs.
//
// J-CSIP knows two ways of joining: groups (SIG) whose members each sign an agreement with the hub, and liaison schemes that rest on rules.
// An association collects from its members and hands on to them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::share {

enum class MemberClass : unsigned char { firm, association, government, police, response_team, university };
enum class Joining : unsigned char { agreement, rules };
enum class MemberState : unsigned char { invited, active, suspended, left };
enum class NdaState : unsigned char { missing, sent, signed_, ended };

std::string_view name_of(MemberClass one);
std::string_view name_of(MemberState one);
std::string_view name_of(NdaState one);
std::optional<MemberClass> member_class_from(std::string_view name);
std::optional<NdaState> nda_state_from(std::string_view name);

struct MemberContact {
  std::string name;
  std::string mail;
  std::string phone;
  std::string key;  // fingerprint of the OpenPGP key, upper-case hex; empty: mail goes out without encryption up to what TLP allows
};

// Something that the member has and that attackers look for, as its maker names it.
struct MemberDevice {
  std::string vendor;
  std::string product;
};

struct MemberNda {
  NdaState state = NdaState::missing;
  std::string title;
  std::optional<Day> signed_on, ends;
};

struct Member {
  std::string number;  // M-001
  MemberClass kind = MemberClass::firm;
  Joining joining = Joining::agreement;
  MemberState state = MemberState::invited;
  std::string why;                      // of the state
  std::optional<Day> since;             // in this state
  std::optional<Day> joined;            // when it became active for the first time
  std::optional<Day> stopped;           // since when it is not: suspended or gone
  std::vector<MemberContact> contacts;  // the first one is asked first
  MemberNda nda;
  std::string association;        // number of the association through which it takes part; empty: by itself
  std::vector<std::string> sigs;  // identifiers, sorted
  // Which it had when it left: among whom it could be meant in the months before.
  std::vector<std::string> left_sigs;
  std::string industry;    // code of the national classification: "30" or "301"
  std::string prefecture;  // 東京都
  std::int64_t employees = 0;
  std::vector<MemberDevice> devices;  // as the member listed them; counted by group, never told
  // By which names, addresses and people it can be recognised: the element of a roster (docs/format/roster.md) without what stands above.
  Json known_by = Json::object();

  std::string name() const;  // the first of known_by.names
};

Json to_json(const Member& member);
Result<Member> member_from_json(const Json& json);

}  // namespace sekimori::share
