// Partners and what was disclosed to them: proposed, looked at by several departments, approved, handed over, returned.
//
//   auto partner = TRY(book.add(actor, partner, "new supplier"));
//   auto made = TRY(book.propose(actor, disclosure, "drawings for the mould"));     // D-2026-001
//   TRY(book.answer(actor, "D-2026-001", {.step = "nda", .answer = "yes"}));        // content/checklists/disclosure-approval
//   TRY(book.sign_off(actor, "D-2026-001", "legal", true, ""));
//   TRY(book.disclose(actor, "D-2026-001", today, return_due));
//
// Nothing is disclosed before its steps are answered without one that forbids it and every department has agreed: secret_manager and legal
// always, export_control when it was flagged or the partner sits abroad. Who proposed it does not sign it off. Any thread.
#pragma once

#include "feature/protect/register.h"
#include "feature/protect/tasks/task_book.h"
#include "model/partner.h"
#include "record/record_shelf.h"

namespace sekimori::protect {

struct PartnerParts {
  sql::Database& database;
  record::RecordStore& records;
  Register& reg;
  model::PersonDirectory& people;
  TaskBook& tasks;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

using KnownPartner = record::KeptRecord<model::Partner>;
using KnownDisclosure = record::KeptRecord<model::Disclosure>;
Json disclosure_json(const KnownDisclosure& known);  // with the departments whose agreement is missing

// What a partner reads and acknowledges, in both languages; its hash is kept with the acknowledgement.
std::string acknowledged_text(const model::Disclosure& disclosure);

class PartnerBook {
 public:
  explicit PartnerBook(PartnerParts parts);

  Result<KnownPartner> add(const record::Actor& actor, const model::Partner& partner,
                           std::string_view reason);  // conflict: the name is taken
  Result<KnownPartner> find(const record::Actor& actor, std::string_view name_or_id);
  Result<std::vector<KnownPartner>> list(const record::Actor& actor);
  Result<KnownPartner> change(const record::Actor& actor, std::string_view name_or_id, std::string_view reason,
                              const std::function<Result<void>(model::Partner&)>& edit);
  Result<KnownPartner> add_nda(const record::Actor& actor, std::string_view partner, const model::Nda& nda, std::string_view reason);
  // Suspected of infringement: nothing more is disclosed to or taken from it. An empty reason lifts the stop.
  Result<KnownPartner> stop(const record::Actor& actor, std::string_view partner, std::string_view why, std::string_view reason);

  // partner and number are filled in. not_found: partner or a secret; conflict: the partner is stopped.
  Result<KnownDisclosure> propose(const record::Actor& actor, std::string_view partner, model::Disclosure disclosure,
                                  std::string_view reason);
  Result<KnownDisclosure> disclosure(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownDisclosure>> disclosures(const record::Actor& actor, std::string_view partner = {});  // by number
  Result<KnownDisclosure> answer(const record::Actor& actor, std::string_view number, const model::StepAnswer& answer);
  // The last agreement needed approves it; one refusal refuses it.
  Result<KnownDisclosure> sign_off(const record::Actor& actor, std::string_view number, std::string_view department, bool agreed,
                                   std::string_view note);
  // conflict: not approved, the NDA is over, or the partner was stopped meanwhile. With a return day a task is made.
  Result<KnownDisclosure> disclose(const record::Actor& actor, std::string_view number, Day day, std::optional<Day> return_due);
  Result<KnownDisclosure> end(const record::Actor& actor, std::string_view number, bool destroyed, Day day, std::string_view proof);
  // Used by links (partner_links.h), in the transaction that uses up the link.
  Result<KnownDisclosure> acknowledge(sql::Transaction& tx, std::string_view number, model::Acknowledgement acknowledgement);

  // Departments that have to agree and have not yet.
  static std::vector<std::string> missing_sign_offs(const model::Disclosure& disclosure);

 private:
  Result<KnownDisclosure> change_disclosure(const record::Actor& actor, std::string_view number, std::string_view reason,
                                            const std::function<Result<void>(model::Disclosure&)>& edit, record::Verb verb,
                                            std::string_view action);
  PartnerParts parts_;
  record::RecordShelf<model::Partner> partners_;
  record::RecordShelf<model::Disclosure> disclosures_;
};

}  // namespace sekimori::protect
