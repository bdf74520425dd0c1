// Other firms' secrets in our house, kept apart from our own, and the warning when somebody who saw one works on what conflicts with it.
//
//   TRY(book.receive(actor, "浜松精機", received, "for the joint test"));     // R-2026-001
//   TRY(book.expose(actor, "R-2026-001", "A-0012", today));
//   for (const Contamination& warning : TRY(book.contaminations(actor))) ...
//
// Any thread.
#pragma once

#include "feature/protect/partners/partner_book.h"

namespace sekimori::protect {

using KnownReceived = record::KeptRecord<model::ReceivedSecret>;

// Somebody who saw another firm's secret and works, or is to work, on something that it conflicts with.
struct Contamination {
  std::string received, partner, what, limits;
  std::string staff_number;
  std::string works_on;      // register number or project
  std::optional<Day> since;  // saw it since
  bool still_exposed = false;
};
Json to_json(const Contamination& warning);

class ReceivedBook {
 public:
  ReceivedBook(PartnerParts parts, PartnerBook& partners);

  Result<KnownReceived> receive(const record::Actor& actor, std::string_view partner, model::ReceivedSecret received,
                                std::string_view reason);
  Result<KnownReceived> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownReceived>> list(const record::Actor& actor);
  Result<KnownReceived> expose(const record::Actor& actor, std::string_view number, std::string_view staff_number, Day since);
  Result<KnownReceived> end_exposure(const record::Actor& actor, std::string_view number, std::string_view staff_number, Day until);
  Result<KnownReceived> returned(const record::Actor& actor, std::string_view number, Day day);

  // Everyone who is permitted on a secret of ours that conflicts with what he saw.
  Result<std::vector<Contamination>> contaminations(const record::Actor& actor);
  // Before somebody is put on a secret or a project: what speaks against it. What was seen does not go out of a head when paper returns.
  Result<std::vector<Contamination>> would_contaminate(const record::Actor& actor, std::string_view staff_number,
                                                       std::string_view works_on);

 private:
  PartnerParts parts_;
  PartnerBook& partners_;
  record::RecordShelf<model::ReceivedSecret> shelf_;
};

}  // namespace sekimori::protect
