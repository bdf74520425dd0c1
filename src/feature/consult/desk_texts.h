// What the desk works with: topics, prefectures, industries, the triage tree, answers, playbooks, programmes, where cases are referred to.
//
//   desk_texts().find_topic("leaver_took_work")->name.ja;
//   desk_texts().find_prefecture("神奈川県")->code;          // 14
//   TRY(check(desk_texts()));                                 // every id that one names exists, the tree ends everywhere
//
// Of content/desk and content/industries. Immutable, any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "model/level_definition.h"

namespace sekimori::consult {

struct Topic {
  int code = 0;  // stands in kept counts
  std::string id, content;
  model::Wording name;
};

struct Region {
  std::string id;
  model::Wording name;
};

struct Prefecture {
  int code = 0;  // 1..47
  std::string region;
  model::Wording name;
};

struct IndustryRow {
  std::string code;  // "E" or "31"
  std::string of;    // the division; empty: it is one
  model::Wording name;
};

struct TriageAnswer {
  std::string id;
  model::Wording words;
  std::string next;               // a question; empty: it ends here
  std::vector<std::string> ends;  // contents
  std::string topic, urgency;     // empty: says nothing of it
  std::vector<std::string> faq;
  std::string playbook, refer;
};

struct TriageQuestion {
  std::string id;
  model::Wording words;
  std::vector<TriageAnswer> answers;
};

struct FaqText {
  std::string id;
  std::vector<std::string> contents;
  model::Wording question, answer;
  std::vector<std::string> sources;
  bool verified = false;
};

struct TextBlock {
  std::string id;
  model::Wording words;
};

struct DeskPlaybook {
  std::string id;
  model::Wording name;
  std::vector<std::string> contents;
  std::vector<model::Wording> steps;
};

struct ProgrammeField {
  std::string id, kind;  // text, number, choice
  bool required = false;
  std::vector<std::string> choices;
  model::Wording name;
};

struct Programme {
  std::string id;
  model::Wording name, about;
  std::int64_t quota = 0;  // 0: no limit
  std::optional<Day> opens, closes;
  std::vector<ProgrammeField> fields;
};

struct ReferralStep {
  std::string id;
  std::string only;  // "foreign_link"; empty: always
  model::Wording words;
};

struct ReferralTarget {
  std::string id;
  model::Wording name, suits;
  std::vector<ReferralStep> steps;
};

// A branch of business that is watched: whether more of it ask than it has firms.
struct WatchedSegment {
  std::string id, division;  // of the national classification: "D"
  model::Wording name;
  std::int64_t base_tenths = 0;  // of a percent
  model::Wording base;           // what the base is
  std::string standing;          // verified, unverified
};

struct DeskTexts {
  std::vector<Topic> topics;
  std::vector<Region> regions;
  std::vector<Prefecture> prefectures;
  std::vector<IndustryRow> industries;
  std::vector<TriageQuestion> questions;  // the first is the start
  std::vector<FaqText> faq;
  std::vector<TextBlock> blocks;
  std::vector<DeskPlaybook> playbooks;
  std::vector<Programme> programmes;
  std::vector<ReferralTarget> targets;
  std::vector<WatchedSegment> watched;

  // Null when there is none.
  const Topic* find_topic(std::string_view id) const;
  const Topic* topic_of_code(int code) const;
  const Prefecture* find_prefecture(std::string_view name_or_code) const;  // 神奈川県, Kanagawa, 14
  const Prefecture* prefecture_of_code(int code) const;
  const IndustryRow* find_industry(std::string_view code) const;
  const TriageQuestion* find_question(std::string_view id) const;
  const FaqText* find_faq(std::string_view id) const;
  const TextBlock* find_block(std::string_view id) const;
  const DeskPlaybook* find_playbook(std::string_view id) const;
  const Programme* find_programme(std::string_view id) const;
  const ReferralTarget* find_target(std::string_view id) const;
};

// Reads one file of content/desk into `out`, by its name. invalid_input naming file and line.
Result<void> read_desk_text(std::string_view file, std::string_view text, DeskTexts& out);
Result<void> check(const DeskTexts& texts);
const DeskTexts& desk_texts();

// What a path of answers through the tree comes to.
struct TriageOutcome {
  std::vector<std::string> contents;  // empty: the path has not ended
  std::string next;                   // the question to ask now; empty: it has ended
  std::string topic, urgency, playbook, refer;
  std::vector<std::string> faq;
};
// `answers`: ids from the start on. invalid_input: one that its question does not have, or more after the end.
Result<TriageOutcome> walk_triage(const DeskTexts& texts, const std::vector<std::string>& answers);

Json to_json(const TriageOutcome& outcome);
Json to_json(const TriageQuestion& question);
Json to_json(const FaqText& entry);
Json to_json(const DeskPlaybook& playbook);
Json to_json(const Programme& programme);

}  // namespace sekimori::consult
