// Cases: opened in one step from whatever brought the suspicion, everything concerned held at once.
//
//   CaseBook cases(parts);
//   CaseOpening opening;
//   opening.trigger = model::CaseTrigger::exit_check;
//   opening.title = "商品企画の持出し";
//   opening.alerts = {alert_id};
//   OpenedCase opened = TRY(cases.open(actor, opening, "退職者点検で判明"));
//   opened.known.facts.number;                       // "2026-001"
//
// Every step is a change record and so a ledger entry. Rights are record/'s: who may open is in spec/permissions.toml, who may
// see is on the case's reader list (need to know). Opening notifies nobody. Any thread.
#pragma once

#include "feature/respond/respond_parts.h"
#include "model/case.h"

namespace sekimori::respond {

struct CaseOpening {
  model::CaseTrigger trigger = model::CaseTrigger::alert;
  std::string title = {};
  std::string trigger_detail = {};
  std::optional<Instant> noticed_at = {};
  std::vector<std::string> alerts = {};   // ids
  std::vector<std::string> secrets = {};  // register numbers; those of the alerts are added
  std::vector<std::string> persons = {};  // staff numbers; those of the alerts are added
  std::vector<std::string> readers = {};  // "account:ID", "person:ID", "role:legal"
  std::string damage = {};
  std::string wish = {};
  std::string part_of = {};  // number of a case that the actor may read: a restricted sub-case, e.g. for discipline
  std::string purpose = {};
};

struct KnownCase {
  std::string id;
  std::int64_t version = 0;
  Instant opened_at;
  model::Case facts;
};

struct OpenedCase {
  KnownCase known;
  std::string hold;
  std::vector<record::HoldItem> held;
};

// What may change later; empty members stay as they are, lists are added to.
struct CaseChange {
  std::optional<model::CaseState> state;
  std::string title, trigger_detail, damage, wish;
  std::vector<std::string> alerts, secrets, persons, readers;
  std::optional<std::int64_t> based_on = {};  // version; conflict when the case has another by then
};

class CaseBook {
 public:
  explicit CaseBook(RespondParts& parts) : parts_(parts) {}

  // Number, record, reader list, hold and the alerts' state in one transaction. not_found names an alert, secret or person that is
  // not there; invalid_input: no title, or a trigger "alert" without an alert,
  // a sub-case without readers of its own (it inherits none).
  Result<OpenedCase> open(const record::Actor& actor, const CaseOpening& opening, std::string_view reason);
  // By number or id. not_found also when the actor may not know of it.
  Result<KnownCase> find(const record::Actor& actor, std::string_view number_or_id);
  Result<std::vector<KnownCase>> list(const record::Actor& actor);  // by number
  Result<KnownCase> change(const record::Actor& actor, std::string_view number, const CaseChange& change, std::string_view reason);

  // A further hold for the case, or all its holds released (needs "hold.approve").
  Result<std::string> hold(const record::Actor& actor, const KnownCase& known, const std::vector<record::HoldItem>& items,
                           std::string_view reason);
  Result<std::size_t> release(const record::Actor& actor, const KnownCase& known, std::string_view reason);
  Result<std::vector<record::Hold>> holds(const record::Actor& actor, const KnownCase& known);

  // The alerts of a case as they stand now, read with the actor's rights.
  Result<std::vector<std::pair<std::string, model::Alert>>> alerts(const record::Actor& actor, const KnownCase& known);

 private:
  Result<void> add_alerts(const record::Actor& actor, const std::vector<std::string>& ids, model::Case& facts);
  Result<void> add_secrets(const std::vector<std::string>& numbers, model::Case& facts);
  Result<void> add_persons(const std::vector<std::string>& staff_numbers, model::Case& facts);
  Result<std::vector<record::HoldItem>> concerned(const record::Actor& actor, const model::Case& facts);
  Result<std::string> next_number(sql::Transaction& tx);
  Result<void> note_in_alerts(sql::Transaction& tx, const record::Actor& actor, const model::Case& facts);
  RespondParts& parts_;
};

// The record that a case becomes.
record::Draft draft_of(const std::string& id, const model::Case& facts);

}  // namespace sekimori::respond
