// What has to be done in a case, by whom and by when: content/playbooks, chosen by how the case came to notice and what it holds.
//
//   for (const PlaybookStep* step : steps_for(model::CaseTrigger::customer_complaint, {.personal_data = true})) ...
//
// Immutable, any thread. Clocks run from when it was noticed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "model/case.h"

namespace sekimori::respond {

// Of a duty whose day depends on what was found out (personal_data.h).
enum class DutyClock : unsigned char { none, preliminary, final };

struct PlaybookStep {
  std::string id;
  std::string playbook;
  std::string title_ja, title_en;
  std::string why_ja, why_en;
  std::string role;  // who owns it: a role of spec/permissions.toml
  int hours = 0;     // from the moment of notice
  DutyClock clock = DutyClock::none;
  std::string law_ja, law_en;  // empty: no law asks for it
  bool law_checked = false;    // on public pages; otherwise a lawyer looks before it is relied on
};

// What the case is known to hold.
struct CaseTraits {
  bool personal_data = false;
  bool entrusted_data = false;  // personal data that the firm works on for others
};

std::vector<const PlaybookStep*> steps_for(model::CaseTrigger trigger, const CaseTraits& traits);  // by time due
const PlaybookStep* find_step(std::string_view id);
const std::vector<PlaybookStep>& all_steps();

}  // namespace sekimori::respond
