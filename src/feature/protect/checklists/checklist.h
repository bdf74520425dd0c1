// Checklists: what is to be gone through at an exit, a hiring, a refusal, a disclosure, an audit of a partner. Texts are data in
// content/checklists, Japanese and English (docs/format/checklist.md).
//
//   const Checklist* list = Checklists::embedded().find("exit-check");
//   TRY(list->check_answer("accounts_closed", "yes"));
//   Outcome outcome = outcome_of(*list, answers);          // what is open, what is a concern, the score
#pragma once

#include "base/language.h"
#include "model/task.h"

namespace sekimori::protect {

enum class AnswerKind : unsigned char {
  done,    // "done" or "not_applicable"
  yes_no,  // "yes", "no", "not_applicable"
  degree,  // "yes", "partly", "no", "not_applicable": counts in a score
  day,
  text,
};

struct ChecklistStep {
  std::string id;
  std::string text_ja, text_en;
  std::string help_ja, help_en;
  std::string section_ja, section_en;
  AnswerKind answer = AnswerKind::done;
  bool needed = true;                 // the list cannot be closed without it
  std::vector<std::string> concerns;  // answers that speak for a closer look
  std::vector<std::string> blocks;    // answers with which what is asked for must not happen
  int weight = 1;                     // of a degree
  int days = 0;                       // after the start, by when
  std::string only_when;              // "kind=dismissal": the step exists only then

  std::string_view text(Language language) const { return language == Language::ja ? text_ja : text_en; }
};

struct Checklist {
  std::string name, title_ja, title_en;
  int version = 1;
  std::vector<ChecklistStep> steps;

  const ChecklistStep* find(std::string_view step) const;
  // The answer as it is kept; invalid_input naming the step and what may be answered.
  Result<std::string> check_answer(std::string_view step, std::string_view answer) const;
  // The steps that exist under these circumstances ("kind=dismissal").
  std::vector<const ChecklistStep*> steps_for(std::string_view circumstance) const;
};

struct Outcome {
  std::vector<const ChecklistStep*> open;      // needed and not answered
  std::vector<const ChecklistStep*> concerns;  // answered with something that speaks for a closer look
  std::vector<const ChecklistStep*> blocks;
  std::size_t answered = 0;
  std::size_t all = 0;
  std::optional<int> score;  // 0..100 over the degrees that were answered; nothing when there are none
};
Outcome outcome_of(const Checklist& list, const std::vector<model::StepAnswer>& answers, std::string_view circumstance = {});

class Checklists {
 public:
  static const Checklists& embedded();
  static Result<Checklist> parse(std::string_view text, std::string_view file);
  const Checklist* find(std::string_view name) const;
  const std::vector<Checklist>& all() const { return lists_; }

 private:
  std::vector<Checklist> lists_;
};

Json to_json(const Checklist& list, std::string_view circumstance = {});

}  // namespace sekimori::protect
