// An issue of the newsletter on its way from an empty board to an archive: numbered sections, who writes each, what was approved.
//
//   Issue issue = new_issue("104", IssueKind::regular, day);         // every section waits; due dates count back from the day
//   Edition edition = edition_of(issue);                             // subject, text and HTML in both languages
//   edition.sha256();                                                // what is approved, sent and proved
//
// Regular issues have running numbers, extra ones ("extra-2025-1") a series of their own, so that none shifts the others'.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "base/language.h"
#include "feature/teach/newsletter/section_plan.h"

namespace sekimori::teach {

enum class IssueKind : unsigned char { regular, extra };
enum class IssueState : unsigned char { open, submitted, approved, sending, sent };
enum class SectionState : unsigned char { waiting, written, resting };

std::string_view name_of(IssueKind one);
std::string_view name_of(IssueState one);
std::string_view name_of(SectionState one);
std::optional<IssueState> issue_state_from(std::string_view name);

// A paragraph that came through the gate, and the hash of what the gate searched.
struct DrawnPassage {
  std::string number, sha256;
};

struct IssueSection {
  std::string id;
  SectionState state = SectionState::waiting;
  std::string contributor, mail;  // who writes it; empty: the editors
  std::optional<Day> due;
  std::optional<Instant> reminded_at;
  model::Wording text;
  std::vector<DrawnPassage> drawn;
};

struct Issue {
  std::string number;
  IssueKind kind = IssueKind::regular;
  Day day;  // on which it is to go out
  IssueState state = IssueState::open;
  std::vector<IssueSection> sections;
  std::string submitted_by, approved_by;  // accounts
  std::string sha256;                     // of the edition that was submitted
  std::optional<Instant> submitted_at, approved_at, sent_at;
  std::int64_t addresses = 0, accepted = 0, refused = 0, unknown = 0;  // of the sending

  const IssueSection* find(std::string_view id) const;
  IssueSection* find(std::string_view id);
};
Json to_json(const Issue& issue);
Result<Issue> issue_from_json(const Json& json);

Issue new_issue(std::string number, IssueKind kind, Day day);
// "第104号" / "No. 104"; "号外 2025-1" / "Extra 2025-1"
std::string number_text(const Issue& issue, Language language);

struct EditionPart {
  std::string subject, text, html;
};
// What readers get, apart from the footer that tells each how to leave.
struct Edition {
  EditionPart ja, en;
  const EditionPart& in(Language language) const { return language == Language::ja ? ja : en; }
  std::string sha256() const;  // of its JSON, byte for byte
};
Json to_json(const Edition& edition);
Result<Edition> edition_from_json(const Json& json);

constexpr std::size_t mail_columns = 70;
// A part of the text, or a whole page, whose English is missing says it in Japanese.
Edition edition_of(const Issue& issue);

}  // namespace sekimori::teach
