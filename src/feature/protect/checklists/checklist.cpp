#include "feature/protect/checklists/checklist.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::protect {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "protect/checklists.inc"
};

constexpr std::array<std::string_view, 5> answer_names = {"done", "yes_no", "degree", "day", "text"};
constexpr std::array<std::string_view, 12> step_keys = {"id",       "text",   "help",   "section", "answer", "needed",
                                                        "concerns", "blocks", "weight", "days",    "when",   "note"};

std::unexpected<Error> wrong(std::string_view file, const toml::node& node, const Phrase& what) {
  return error(ErrorCode::invalid_input, "{}:{}: {}", file, node.source().begin.line, what);
}

std::vector<std::string> words_in(const toml::table& table, std::string_view key) {
  std::vector<std::string> out;
  if (const toml::array* words = table[key].as_array())
    for (const toml::node& word : *words) out.push_back(word.value_or(std::string()));
  return out;
}

Result<ChecklistStep> read_step(const toml::table& table, std::string_view file) {
  for (const auto& [key, node] : table)
    if (std::ranges::find(step_keys, key.str()) == step_keys.end())
      return wrong(file, node, phrase("unknown key '{}'", std::string_view(key.str())));
  ChecklistStep step;
  step.id = table["id"].value_or(std::string());
  step.text_ja = table["text"]["ja"].value_or(std::string());
  step.text_en = table["text"]["en"].value_or(std::string());
  if (step.id.empty() || step.text_ja.empty() || step.text_en.empty()) return wrong(file, table, "a step needs id, text.ja and text.en");
  step.help_ja = table["help"]["ja"].value_or(std::string());
  step.help_en = table["help"]["en"].value_or(std::string());
  step.section_ja = table["section"]["ja"].value_or(std::string());
  step.section_en = table["section"]["en"].value_or(std::string());
  const std::string answer = table["answer"].value_or(std::string("done"));
  const auto kind = std::ranges::find(answer_names, answer);
  if (kind == answer_names.end()) return wrong(file, table, "'answer' must be done, yes_no, degree, day or text");
  step.answer = static_cast<AnswerKind>(kind - answer_names.begin());
  step.needed = table["needed"].value_or(true);
  step.concerns = words_in(table, "concerns");
  step.blocks = words_in(table, "blocks");
  step.weight = table["weight"].value_or(1);
  step.days = table["days"].value_or(0);
  step.only_when = table["when"].value_or(std::string());
  return step;
}

}  // namespace

const ChecklistStep* Checklist::find(std::string_view step) const {
  for (const ChecklistStep& candidate : steps)
    if (candidate.id == step) return &candidate;
  return nullptr;
}

Result<std::string> Checklist::check_answer(std::string_view step, std::string_view answer) const {
  const ChecklistStep* asked = find(step);
  if (asked == nullptr) {
    std::string known;
    for (const ChecklistStep& candidate : steps) known += (known.empty() ? "" : ", ") + candidate.id;
    return error(ErrorCode::invalid_input, "{}: no step '{}'; one of {}", name, step, known);
  }
  const auto one_of = [&](std::initializer_list<std::string_view> words) -> Result<std::string> {
    std::string list;
    for (std::string_view word : words) {
      if (answer == word) return std::string(answer);
      list += (list.empty() ? "" : ", ") + std::string(word);
    }
    return error(ErrorCode::invalid_input, "{}: the answer must be one of {}", step, list);
  };
  switch (asked->answer) {
    case AnswerKind::done: return one_of({"done", "not_applicable"});
    case AnswerKind::yes_no: return one_of({"yes", "no", "not_applicable"});
    case AnswerKind::degree: return one_of({"yes", "partly", "no", "not_applicable"});
    case AnswerKind::day: {
      if (answer == "not_applicable") return std::string(answer);
      auto day = Day::parse(answer);
      if (!day) return std::unexpected(std::move(day).error().at(step));
      return std::string(answer);
    }
    case AnswerKind::text:
      if (trim(answer).empty()) return error(ErrorCode::invalid_input, "{}: an answer in words is needed", step);
      if (answer.size() > 16384) return error(ErrorCode::invalid_input, "{}: more than 16 KiB of text", step);
      return std::string(answer);
  }
  return std::string(answer);
}

std::vector<const ChecklistStep*> Checklist::steps_for(std::string_view circumstance) const {
  std::vector<const ChecklistStep*> out;
  for (const ChecklistStep& step : steps)
    if (step.only_when.empty() || step.only_when == circumstance) out.push_back(&step);
  return out;
}

Outcome outcome_of(const Checklist& list, const std::vector<model::StepAnswer>& answers, std::string_view circumstance) {
  Outcome out;
  int reached = 0;
  int possible = 0;
  for (const ChecklistStep* step : list.steps_for(circumstance)) {
    ++out.all;
    const model::StepAnswer* answer = model::answer_to(answers, step->id);
    if (answer == nullptr || answer->answer.empty()) {
      if (step->needed) out.open.push_back(step);
      continue;
    }
    ++out.answered;
    if (std::ranges::find(step->concerns, answer->answer) != step->concerns.end()) out.concerns.push_back(step);
    if (std::ranges::find(step->blocks, answer->answer) != step->blocks.end()) out.blocks.push_back(step);
    if (step->answer != AnswerKind::degree || answer->answer == "not_applicable") continue;
    possible += 2 * step->weight;
    reached += answer->answer == "yes" ? 2 * step->weight : answer->answer == "partly" ? step->weight : 0;
  }
  if (possible > 0) out.score = (100 * reached + possible / 2) / possible;
  return out;
}

const Checklists& Checklists::embedded() {
  static const Checklists all = [] {
    Checklists made;
    for (const EmbeddedText& text : embedded_texts) {
      auto list = parse(text.text, text.file);
      SEKIMORI_CHECK(list.has_value());  // a test reads every embedded file
      made.lists_.push_back(*std::move(list));
    }
    return made;
  }();
  return all;
}

const Checklist* Checklists::find(std::string_view name) const {
  for (const Checklist& list : lists_)
    if (list.name == name) return &list;
  return nullptr;
}

Result<Checklist> Checklists::parse(std::string_view text, std::string_view file) {
  toml::table table;
  try {
    table = toml::parse(text, file);
  } catch (const toml::parse_error& failure) {
    return error(ErrorCode::invalid_input, "{}:{}:{}: {}", file, failure.source().begin.line, failure.source().begin.column,
                 failure.description());
  }
  Checklist out;
  out.name = table["name"].value_or(std::string());
  out.title_ja = table["title"]["ja"].value_or(std::string());
  out.title_en = table["title"]["en"].value_or(std::string());
  out.version = table["version"].value_or(1);
  if (out.name.empty() || out.title_ja.empty() || out.title_en.empty()) return wrong(file, table, "name, title.ja and title.en are needed");
  const toml::array* steps = table["step"].as_array();
  if (steps == nullptr) return wrong(file, table, "no [[step]]");
  std::set<std::string> ids;
  for (const toml::node& node : *steps) {
    const toml::table* row = node.as_table();
    if (row == nullptr) return wrong(file, node, "a step must be a table");
    ChecklistStep step = TRY(read_step(*row, file));
    if (!ids.insert(step.id).second) return wrong(file, node, phrase("the step '{}' stands twice", step.id));
    out.steps.push_back(std::move(step));
  }
  return out;
}

Json to_json(const Checklist& list, std::string_view circumstance) {
  Json steps = Json::array();
  for (const ChecklistStep* step : list.steps_for(circumstance))
    steps.push(Json::object({{"id", step->id},
                             {"text_ja", step->text_ja},
                             {"text_en", step->text_en},
                             {"help_ja", step->help_ja},
                             {"help_en", step->help_en},
                             {"section_ja", step->section_ja},
                             {"section_en", step->section_en},
                             {"answer", answer_names.at(static_cast<size_t>(step->answer))},
                             {"needed", step->needed},
                             {"days", step->days}}));
  return Json::object({{"name", list.name},
                       {"version", list.version},
                       {"title_ja", list.title_ja},
                       {"title_en", list.title_en},
                       {"steps", std::move(steps)}});
}

}  // namespace sekimori::protect
