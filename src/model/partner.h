// Other firms: what they are, under which contract they get or give secrets, how well they keep them.
#pragma once

#include "model/task.h"

namespace sekimori::model {

enum class PartnerKind : unsigned char { customer, supplier, licensee, subsidiary, joint_research, other };
std::string_view name_of(PartnerKind value);
std::optional<PartnerKind> partner_kind_from(std::string_view name);

struct Nda {
  std::string title;  // "NDA-2025-03"
  std::optional<Day> signed_on, ends;
  std::vector<std::string> secrets;  // register numbers; empty: all that is disclosed under it
  std::string purpose;
};

struct Partner {
  std::string name;
  PartnerKind kind = PartnerKind::supplier;
  std::string country = "JP";
  std::string address;
  std::string registered_number;  // 法人番号
  std::vector<std::string> contacts;
  std::vector<Nda> ndas;
  // Goods or technology of theirs are suspected of infringing somebody's secret: nothing more is disclosed, taken over or bought.
  std::string stopped;  // why; empty: not stopped

  const Nda* nda(std::string_view title) const;
};

enum class DisclosureState : unsigned char { proposed, approved, refused, disclosed, returned, destroyed };
std::string_view name_of(DisclosureState value);

struct SignOff {
  std::string department;  // "legal", "secret_manager", "export_control" ...
  std::string by;
  bool agreed = false;
  std::string note;
  Instant at;
};
// Who read what and said so, by a link without an account.
struct Acknowledgement {
  std::string name, link;
  Instant at;
  std::string text_sha256;  // of the page that was shown
};

struct Disclosure {
  std::string number;  // D-2026-001
  std::string partner_id, partner;
  std::vector<std::string> secrets;  // register numbers
  std::string what;                  // in words that do not give it away
  std::string purpose, limits;
  std::string nda;   // title
  std::string form;  // paper, data, sample, visit, spoken
  std::vector<std::string> recipients;
  DisclosureState state = DisclosureState::proposed;
  std::string proposed_by;
  Day proposed_on;
  std::vector<StepAnswer> answers;  // of content/checklists/disclosure-approval
  bool export_control = false;      // needs the sign-off of export control
  std::vector<SignOff> sign_offs;
  std::optional<Day> disclosed_on, return_due, ended_on;
  std::string ended_by_proof;  // what proves return or destruction
  std::vector<Acknowledgement> acknowledgements;

  bool overdue(Day today) const { return state == DisclosureState::disclosed && return_due && *return_due < today; }
};

struct Exposure {
  std::string staff_number;
  std::optional<Day> since, until;
};

// Somebody else's secret in our house: kept apart, with its limits and everybody who saw it.
struct ReceivedSecret {
  std::string number;  // R-2026-001
  std::string partner_id, partner;
  std::string what;
  std::string level;  // in the partner's own words, beside ours
  std::string nda, purpose, limits;
  std::optional<Day> received_on, ends_on, returned_on;
  std::vector<std::string> places;
  std::vector<std::string> conflicts;  // register numbers and projects on which who saw it should not work
  std::vector<Exposure> exposed;
};

enum class AuditKind : unsigned char { questionnaire, audit };
struct AuditFinding {
  std::string text;
  std::string weight;  // minor, major
  std::optional<Day> due, closed_on;
};
struct PartnerAudit {
  std::string partner_id, partner;
  AuditKind kind = AuditKind::questionnaire;
  Day on;
  std::string checklist;
  int checklist_version = 1;
  std::vector<StepAnswer> answers;
  std::optional<int> score;  // 0..100
  std::vector<AuditFinding> findings;
  std::string by;
};

Json to_json(const Partner& value);
Result<Partner> partner_from_json(const Json& json);
Json to_json(const Disclosure& value);
Result<Disclosure> disclosure_from_json(const Json& json);
Json to_json(const ReceivedSecret& value);
Result<ReceivedSecret> received_secret_from_json(const Json& json);
Json to_json(const PartnerAudit& value);
Result<PartnerAudit> partner_audit_from_json(const Json& json);

}  // namespace sekimori::model
