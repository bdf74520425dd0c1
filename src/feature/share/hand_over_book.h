// An association hands a share on to its own members: each hand-over is a record of who got what from whom, and when.
//
//   auto made = TRY(hand_overs.hand_over(actor, "S-2026-001", {"M-012", "M-014"}, "at the meeting of March"));     // H-2026-001
//
// An association takes part for members that the others do not know; who and how many they are stays between it and the hub. What it may
// hand on is the label's and the policy's to say: nothing stricter than AMBER, nothing that is for the organisation alone. Any thread.
#pragma once

#include "feature/share/forum_book.h"

namespace sekimori::share {

struct HandOver {
  std::string number;       // H-2026-001
  std::string share;        // number
  std::string association;  // number
  std::vector<std::string> members;
  std::string note;
  std::string by;  // account
  Instant at;
};
Json to_json(const HandOver& one);
Result<HandOver> hand_over_from_json(const Json& json);
using KnownHandOver = record::KeptRecord<HandOver>;

class HandOverBook {
 public:
  HandOverBook(ForumParts parts, Audiences& audiences, ReportBook& reports);

  // not_permitted: by whoever speaks for no active association, or against label or policy; not_found: a share that is not in sight, a
  // member that is not its own; conflict: recalled, a member that is not active; invalid_input: nobody to hand it to.
  Result<KnownHandOver> hand_over(const record::Actor& actor, std::string_view share, const std::vector<std::string>& members,
                                  std::string_view note);
  Result<std::vector<KnownHandOver>> list(const record::Actor& actor);  // by number: the hub all, an association its own

 private:
  ForumParts parts_;
  Audiences& audiences_;
  ReportBook& reports_;
  record::RecordShelf<HandOver> shelf_;
};

}  // namespace sekimori::share
