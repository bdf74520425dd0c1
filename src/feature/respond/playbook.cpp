#include "feature/respond/playbook.h"

#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "base/result.h"

namespace sekimori::respond {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "respond/playbooks.inc"
};

struct Content {
  std::vector<Playbook> playbooks;
  std::vector<PlaybookStep> steps;
};

PlaybookStep step_from(const toml::table& row, const std::string& playbook) {
  PlaybookStep step;
  const auto text = [&](std::string_view name) { return row[name].value_or(std::string()); };
  const auto pair = [&](std::string_view name, std::string_view language) { return row[name][language].value_or(std::string()); };
  step.id = text("id");
  step.playbook = playbook;
  step.title_ja = pair("title", "ja");
  step.title_en = pair("title", "en");
  step.why_ja = pair("why", "ja");
  step.why_en = pair("why", "en");
  step.role = text("role");
  step.law_ja = pair("law", "ja");
  step.law_en = pair("law", "en");
  step.law_checked = text("verified") == "V";
  step.hours = row["hours"].value_or(0) + 24 * row["days"].value_or(0);
  const std::string clock = text("clock");
  if (clock == "preliminary") step.clock = DutyClock::preliminary;
  if (clock == "final") step.clock = DutyClock::final;
  SEKIMORI_CHECK(!step.id.empty() && !step.title_ja.empty() && !step.title_en.empty());
  SEKIMORI_CHECK(step.hours > 0 || step.clock != DutyClock::none);
  return step;
}

Content read_content() {
  Content out;
  std::set<std::string> ids;
  for (const EmbeddedText& file : embedded_texts) {
    const toml::table table = toml::parse(file.text, file.file);
    Playbook playbook;
    playbook.name = table["name"].value_or(std::string());
    playbook.title_ja = table["title"]["ja"].value_or(std::string());
    playbook.title_en = table["title"]["en"].value_or(std::string());
    playbook.needs = table["needs"].value_or(std::string());
    if (const toml::array* kinds = table["report_kinds"].as_array(); kinds != nullptr)
      for (const toml::node& node : *kinds) playbook.report_kinds.push_back(node.value_or(std::string()));
    const toml::array *triggers = table["triggers"].as_array(), *steps = table["step"].as_array();
    SEKIMORI_CHECK(triggers != nullptr && steps != nullptr);
    for (const toml::node& node : *triggers) {
      const std::string name = node.value_or(std::string());
      const auto trigger = model::case_trigger_from(name);
      SEKIMORI_CHECK(trigger || name == "*");
      if (trigger) playbook.triggers.insert(*trigger);
      else playbook.every_trigger = true;
    }
    for (const toml::node& node : *steps) {
      out.steps.push_back(step_from(*node.as_table(), playbook.name));
      SEKIMORI_CHECK(ids.insert(out.steps.back().id).second);
    }
    out.playbooks.push_back(std::move(playbook));
  }
  return out;
}

const Content& content() {
  static const Content content = read_content();
  return content;
}

void sort_by_time(std::vector<const PlaybookStep*>& steps) {
  std::ranges::stable_sort(steps, {}, [](const PlaybookStep* step) {
    return step->clock == DutyClock::preliminary ? 3 * 24 : step->clock == DutyClock::final ? 30 * 24 : step->hours;
  });
}

}  // namespace

const std::vector<Playbook>& all_playbooks() { return content().playbooks; }

const Playbook* find_playbook(std::string_view name) {
  const auto found = std::ranges::find(content().playbooks, name, &Playbook::name);
  return found == content().playbooks.end() ? nullptr : &*found;
}

const Playbook* playbook_for_report(std::string_view kind) {
  for (const Playbook& playbook : content().playbooks)
    if (std::ranges::find(playbook.report_kinds, kind) != playbook.report_kinds.end()) return &playbook;
  return nullptr;
}

std::vector<const PlaybookStep*> steps_of(const Playbook& playbook) {
  std::vector<const PlaybookStep*> out;
  for (const PlaybookStep& step : content().steps)
    if (step.playbook == playbook.name) out.push_back(&step);
  sort_by_time(out);
  return out;
}

const std::vector<PlaybookStep>& all_steps() { return content().steps; }

const PlaybookStep* find_step(std::string_view id) {
  for (const PlaybookStep& step : content().steps)
    if (step.id == id) return &step;
  return nullptr;
}

std::vector<const PlaybookStep*> steps_for(model::CaseTrigger trigger, const CaseTraits& traits) {
  std::vector<const PlaybookStep*> out;
  for (const Playbook& playbook : content().playbooks) {
    const bool chosen = std::ranges::find(traits.chosen, playbook.name) != traits.chosen.end();
    if (!playbook.every_trigger && !playbook.triggers.contains(trigger) && !chosen) continue;
    if (playbook.needs == "personal_data" && !traits.personal_data) continue;
    if (playbook.needs == "entrusted_data" && !traits.entrusted_data) continue;
    for (const PlaybookStep& step : content().steps)
      if (step.playbook == playbook.name) out.push_back(&step);
  }
  sort_by_time(out);
  return out;
}

}  // namespace sekimori::respond
