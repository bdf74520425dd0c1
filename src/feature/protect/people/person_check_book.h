// Exit checks and hiring checks, done by one person in a quarter of an hour: what register and logs know stands there already, the steps
// are answered one by one, and the check ends cleared or in a case.
//
//   KnownCheck check = TRY(book.start_exit(actor, "A-0012", ExitKind::leaving, {}, "notice of 2026-03-02"));
//   check.check.facts;                                                   // dates, accounts, agreements, secrets touched in 90 days
//   TRY(book.answer(actor, check.id, {.step = "accounts", .answer = "yes"}));
//   TRY(book.clear(actor, check.id, "nothing unexplained"));             // or
//   TRY(book.open_case(actor, check.id, "copied drawings to a private disk"));
//
// A dismissal holds the person's devices and records before anything else (and before the person is told). Nobody does his own check, and
// nobody that of his superior. Any thread.
#pragma once

#include "feature/protect/people/agreement_book.h"
#include "feature/protect/people/touched_secrets.h"
#include "model/person_check.h"
#include "model/ports/case_opener.h"
#include "record/hold.h"

namespace sekimori::protect {

struct PersonCheckParts {
  sql::Database& database;
  record::RecordStore& records;
  record::HoldBook& holds;
  Register& reg;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  model::EventSearch& events;
  model::SourceBlocks& sources;
  model::CaseOpener& cases;
  TaskBook& tasks;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

struct KnownCheck {
  std::string id;
  std::int64_t version = 0;
  model::PersonCheck check;
};
Json to_json(const KnownCheck& known);

struct HiringRequest {
  std::string name;
  std::string staff_number = {};  // when there is one already
  std::string former_employer = {};
  std::optional<Day> due = {};  // day of joining
};

class PersonCheckBook {
 public:
  explicit PersonCheckBook(PersonCheckParts parts) : parts_(std::move(parts)) {}

  static constexpr int days_back = 90;   // of what was touched
  static constexpr int days_held = 180;  // devices after a dismissal

  // not_found: no such person. conflict: an exit check of this person is open.
  Result<KnownCheck> start_exit(const record::Actor& actor, std::string_view staff_number, model::ExitKind kind, std::optional<Day> due,
                                std::string_view reason);
  Result<KnownCheck> start_hiring(const record::Actor& actor, const HiringRequest& request, std::string_view reason);
  Result<std::vector<KnownCheck>> list(const record::Actor& actor, model::PersonCheckKind kind, bool open_only);
  // By id, or the latest of this staff number.
  Result<KnownCheck> find(const record::Actor& actor, std::string_view id_or_staff_number);
  Result<KnownCheck> answer(const record::Actor& actor, std::string_view id, const model::StepAnswer& answer);
  // Register and logs once more, as they are now.
  Result<KnownCheck> refresh_facts(const record::Actor& actor, std::string_view id);
  // conflict naming what is still open, or answers that forbid it (hiring); answers that speak for a closer look want a conclusion in
  // words.
  Result<KnownCheck> clear(const record::Actor& actor, std::string_view id, std::string_view conclusion);
  // Opens a case with the person and the secrets touched; the steps need not be complete.
  Result<KnownCheck> open_case(const record::Actor& actor, std::string_view id, std::string_view suspicion);
  // The check is not needed: the person stays, or is not hired.
  Result<KnownCheck> stop(const record::Actor& actor, std::string_view id, std::string_view reason);

 private:
  Result<void> put(sql::Transaction& tx, const record::Actor& actor, const KnownCheck& known, record::Verb verb, std::string_view reason,
                   std::string_view action);
  Result<void> may_judge(const record::Actor& actor, const model::Person& person) const;
  Result<KnownCheck> change(const record::Actor& actor, std::string_view id, std::string_view reason, std::string_view action,
                            const std::function<Result<void>(model::PersonCheck&)>& edit);
  Result<Json> facts_about(const model::KnownPerson& known);
  PersonCheckParts parts_;
};

}  // namespace sekimori::protect
