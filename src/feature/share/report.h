// What a member tells the hub: one report on its way from the mailbox to a warning that names nobody.
//
//   received -> triaged -> masked -> reviewed -> consented -> released
//
// Each step is bound to the hash of the very bytes that will leave: another draft begins the steps behind it anew. A report is merged into
// another when both tell of the same mails (J-CSIP: equal mails of several members are one share), or closed with an answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "base/language.h"
#include "feature/share/original_vault.h"

namespace sekimori::share {

enum class ReportKind : unsigned char {
  mail_with_attachment,
  mail_with_url,
  mail_plain,
  exchange_thread,
  spoofed_staff,
  fake_site,
  mass_mail_in_our_name,
  form_flooding,
  insider_leak,
  supplier_incident,
  vulnerability,
  good_practice,
  problem,
};
enum class Triage : unsigned char { waiting, targeted, mass_mail, phishing, other };
enum class ReportState : unsigned char { received, triaged, masked, reviewed, consented, released, recalled, merged, closed };

std::string_view name_of(ReportKind kind);
Text title_of(ReportKind kind);  // for people, in both languages
std::string_view name_of(Triage triage);
std::string_view name_of(ReportState state);
std::optional<ReportKind> report_kind_from(std::string_view name);
std::optional<Triage> triage_from(std::string_view name);

// report: what is reported; cover_note: what the member wrote around it when it passed it on.
enum class FileRole : unsigned char { report, cover_note };
std::string_view name_of(FileRole role);

struct ReportFile {
  std::string name;
  FileRole role = FileRole::report;
  SealedOriginal original;
};

// What the reading of the files proposes; people decide.
struct ReportReading {
  SealedOriginal analysis;     // docs/format/mail-analysis.md; it names the victim, so it lies sealed like the originals
  std::string format;          // mail, stix, misp, csv, text
  std::string kind, triage;    // proposed; "" when nothing speaks for any
  std::string text_signature;  // to find reports that are alike; nothing of the text can be had back from it
  std::string trouble;         // why there is no analysis; "" when there is one
};

// The answer to whoever reported what is not shared (mass mail, phishing).
struct ReportAnswer {
  std::string ja, en;
};

struct Draft {
  std::string sha256;  // of the bytes that would leave
  std::string blob;    // where they lie
  std::string audience, epoch;
  std::string pseudonym;             // of the member in them
  Json attributes = Json::object();  // what they say of the member
  std::int64_t k = 0, candidates = 0;
  std::vector<std::string> could_be = {};  // ids of those who could be meant when it was made; stays inside
  Json by_hand = Json();                   // what a person masked and kept besides (engine/mask/by_hand.h); null: nothing. Stays inside
  Json terms = Json();                     // how far they may go at most (share.h); they stand in the bytes, too
  Json playbook = Json();                  // CACAO 2.0, to go with them; null: none
  Json indicators = Json::array();         // the attacker's values that stand in the bytes: {kind, value}
  std::string about = {};                  // number of the member that is told about and hides; empty: none. Stays inside
  std::string by;                          // account
  Instant at;
};

// Somebody's yes to the bytes of one hash.
struct Approval {
  std::string sha256;
  std::string by;      // account
  std::string person;  // empty: the account belongs to nobody in the register
  Instant at;
  std::string note;
};

struct Consent {
  Approval approval;
  std::optional<Day> until;  // the last day on which others may read it: then the share is recalled
  std::optional<Instant> withdrawn_at;
};

struct HubReport {
  std::string number;   // R-2026-001
  std::string member;   // number of who reports; empty: found by the hub itself
  std::string through;  // number of the association that reported for it; empty: it reported itself
  ReportKind kind = ReportKind::mail_with_attachment;
  // By a ministry, the police, a response team: it tells of others. Nobody has to hide whose it is, and it agrees to what leaves like a
  // member; without a member the account that brought it does.
  bool contributed = false;
  std::string channel;  // command line, browser, mail, taxii
  std::string title;    // the hub's own words; stays inside
  Instant received_at;
  ReportState state = ReportState::received;
  Triage triage = Triage::waiting;
  std::string note;       // why triaged, merged, recalled or closed so
  std::string file_name;  // of the first file
  SealedOriginal original;
  std::vector<ReportFile> further;  // the other files, in the order they came
  std::string delivery;             // of what came by mail: SHA-256 over sender and bytes, so that nothing is taken twice
  std::optional<ReportReading> reading;
  std::optional<ReportAnswer> answer;
  std::optional<Draft> draft;
  std::optional<Approval> review;
  std::optional<Consent> consent;
  std::string share;        // number of what was released
  std::string merged_into;  // number of another report
  std::string widest;       // label of TLP that whoever's it is allows, whatever stands inside; empty: the strictest label inside binds
};

Json to_json(const HubReport& report);  // as it is kept, with the wrapped key
Result<HubReport> report_from_json(const Json& json);
// For the hub's people and programs: without key and places of the bytes.
Json shown_json(const HubReport& report);
// For whoever reported: without what rests on other members (that it was merged, among how many it hides, what reading proposed beside
// others' reports) and without the hub's own words and accounts.
Json shown_to_reporter(const HubReport& report);

}  // namespace sekimori::share
