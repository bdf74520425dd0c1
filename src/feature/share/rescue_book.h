// Calls for help, from the first word to the closing report.
//
//   auto made = TRY(book.ask(contact, rescue));                                   // RQ-2026-001, asked
//   TRY(book.step(actor, "RQ-2026-001", RescueState::accepted, "we call back"));
//   TRY(book.step(actor, "RQ-2026-001", RescueState::closed, "closing report: ..."));
//
// A member's people ask and read their own; the hub's operators take the steps. Any thread.
#pragma once

#include "feature/share/member_book.h"
#include "feature/share/rescue.h"

namespace sekimori::share {

using KnownRescue = record::KeptRecord<Rescue>;

struct RescueParts {
  sql::Database& database;
  record::RecordStore& records;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

class RescueBook {
 public:
  RescueBook(RescueParts parts, MemberBook& members);

  // Number and steps are filled in. invalid_input: nobody is named, nothing is said; not_permitted: for a member that the actor does not
  // speak for.
  Result<KnownRescue> ask(const record::Actor& actor, Rescue rescue, std::string_view note);
  Result<KnownRescue> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownRescue>> list(const record::Actor& actor);  // by number
  // conflict: it is closed or declined, or was not accepted yet; invalid_input: closing and declining say why.
  Result<KnownRescue> step(const record::Actor& actor, std::string_view number, RescueState state, std::string_view note);

 private:
  RescueParts parts_;
  MemberBook& members_;
  record::RecordShelf<Rescue> shelf_;
};

}  // namespace sekimori::share
