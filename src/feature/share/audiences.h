// Whom an audience is made of: the members of a group, of groups across, or of all ("across").
//
//   Audiences audiences(members, sigs, reports);
//   TRY(audiences.readers_of("heavy"));             // {"group:sig:heavy"}
//   TRY(audiences.members_of("heavy"));             // numbers of those that are active
//   TRY(audiences.floor_of("heavy"));               // k, and one more: of how many members a count must be, at least
//   member_of(actor);                               // "M-001", for an account that speaks for an active member
//
// For the hub's own use: it asks as the program and tells no member of another. Any thread.
#pragma once

#include "feature/share/report_book.h"

namespace sekimori::share {

constexpr std::string_view everybodys_audience = "across";

// Number of the member for which the account speaks; empty: for none, or for one that is suspended.
std::string member_of(const record::Actor& actor);
// Whether the account is of the hub's own people.
bool is_hub(const record::Actor& actor);
// How strict a label is: CLEAR 0 ... RED 4; -1 for none.
int strictness_of(std::string_view tlp);

class Audiences {
 public:
  Audiences(MemberBook& members, SigBook& sigs, ReportBook& reports) : members_(members), sigs_(sigs), reports_(reports) {}

  Result<std::vector<std::string>> readers_of(std::string_view audience) { return reports_.readers_of(audience); }
  Result<std::vector<std::string>> members_of(std::string_view audience);
  Result<std::int64_t> floor_of(std::string_view audience);
  Result<Member> member(std::string_view number);

 private:
  MemberBook& members_;
  SigBook& sigs_;
  ReportBook& reports_;
};

}  // namespace sekimori::share
