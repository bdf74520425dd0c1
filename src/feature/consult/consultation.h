// One consultation: what is coded of it, where it lies, how far it is, and how its clock runs. What was asked and who asked are not in
// here: they stand sealed beside it (words_vault.h), and can be forgotten without the counts being lost.
//
//   received -> triaged -> in_work -> answered -> closed        waiting: the asker was asked back, the clock stands still
//
// docs/format/consultation.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "base/language.h"
#include "feature/consult/consultation_codes.h"

namespace sekimori::consult {

// What is coded at intake and made better later.
struct AskerAttributes {
  AskerClass asker = AskerClass::unknown;
  EmployeeBand band = EmployeeBand::unknown;
  std::string industry;  // major group "31"; empty: not known
  int prefecture = 0;    // 1..47, 48 abroad, 0 not known
  std::vector<Content> contents;
  std::string topic;  // of content/desk/topics.toml; empty: none
  ContactSource source = ContactSource::unknown;
  Urgency urgency = Urgency::ordinary;
  bool foreign_link = false;  // a person or firm abroad has a part in it
};

// Who asked. Sealed.
struct AskerIdentity {
  std::string organisation, person, phone, mail;
  std::vector<std::string> counterparties;  // against whom it is: no expert may be close to them
  bool empty() const { return organisation.empty() && person.empty() && phone.empty() && mail.empty() && counterparties.empty(); }
};

// What the asker agreed to get by mail, and when; the address stands sealed with his name.
struct AnswerByMail {
  MailWish wish = MailWish::none;
  std::optional<Instant> agreed_at;  // or said that he wants none
  Language language = Language::ja;
  std::optional<Instant> confirmed_at =
      {};  // the address that stands with it now was shown to be the asker's; until then nothing goes there
};

struct DeskHandOver {
  Instant at;
  int from = main_desk, to = main_desk;
  std::string reason, by;
};

// The desk's clock on its first answer, in minutes of opening time.
struct AnswerClock {
  std::optional<Instant> running_since;  // nothing: it stands still
  std::int64_t minutes_used = 0;         // before that
  std::optional<Instant> due_at;         // when it runs: the moment the time is used up
  std::string problem;                   // why there is none: a year without holidays
};

struct Consultation {
  std::string number;  // C-2026-0001
  Instant received_at;
  Channel channel = Channel::telephone;
  int desk = main_desk;
  AskerAttributes asker;
  ConsultationState state = ConsultationState::received;
  std::vector<std::string> triage;   // answers through the tree
  std::string adviser;               // account
  std::vector<std::string> experts;  // EX-001
  AnswerClock clock;
  // The first answer is what the promise of an answer in time is about; the last is how it stands.
  std::optional<Instant> first_answered_at, answered_at, closed_at;
  std::string close_reason;
  std::string code_hash;  // of whoever asked on the page; never shown
  std::string delivery;   // id of the mail it came in
  AnswerByMail by_mail;
  std::string mail_link;  // hash of the link that confirms the address; empty: none waits; never shown
  // Of the same mail brought again: a hash of Message-ID and sender, and of sender, subject and text (mail_mark.h); never shown.
  std::string mail_key;
  std::vector<std::string> mail_bodies;
  std::vector<DeskHandOver> hand_overs;
  std::string case_number, proposal;        // what became of it, with consent
  std::vector<std::string> faq;             // entries that were used in answers
  std::string taken_by;                     // account
  std::optional<Instant> forget_wished_at;  // whoever asked wants it erased
  std::optional<Instant> erased_at;         // words and names were forgotten
};

Json to_json(const AskerAttributes& attributes);
Result<AskerAttributes> asker_attributes_from(const Json& json);
// invalid_input: an industry, prefecture or topic that is none; a content twice.
Result<void> check(const AskerAttributes& attributes);
Json to_json(const AskerIdentity& identity);
Result<AskerIdentity> asker_identity_from(const Json& json);
Json to_json(const Consultation& consultation);
Result<Consultation> consultation_from(const Json& json);
Json to_json(const AnswerByMail& one);
// Without the hashes of code and link and the marks of its mails.
Json shown_json(const Consultation& consultation);

}  // namespace sekimori::consult
