// What has to be done in a case, by whom and by when: content/playbooks, chosen by how the case came to notice and what it holds, or by a
// person.
//
//   for (const PlaybookStep* step : steps_for(model::CaseTrigger::customer_complaint, {.personal_data = true})) ...
//   playbook_for_report("mass_mail_in_our_name")->name;      // mail_abuse: what a hub offers with warnings of this kind (cacao.h)
//
// Immutable, any thread. Clocks run from when it was noticed.
#pragma once

#include <optional>
#include <set>
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

struct Playbook {
  std::string name;
  std::string title_ja, title_en;
  bool every_trigger = false;
  std::set<model::CaseTrigger> triggers;  // with none of them it is for a person to choose
  std::string needs;                      // personal_data, entrusted_data; empty: nothing
  std::vector<std::string> report_kinds;  // of a hub's reports with which it is offered

  bool is_chosen_by_hand() const { return !every_trigger && triggers.empty(); }
};

// What the case is known to hold.
struct CaseTraits {
  bool personal_data = false;
  bool entrusted_data = false;           // personal data that the firm works on for others
  std::vector<std::string> chosen = {};  // names of playbooks that somebody added
};

std::vector<const PlaybookStep*> steps_for(model::CaseTrigger trigger, const CaseTraits& traits);  // by time due
const PlaybookStep* find_step(std::string_view id);
const std::vector<PlaybookStep>& all_steps();
const std::vector<Playbook>& all_playbooks();
const Playbook* find_playbook(std::string_view name);
// With which a hub's warning of this kind of report goes; null: none.
const Playbook* playbook_for_report(std::string_view kind);
std::vector<const PlaybookStep*> steps_of(const Playbook& playbook);  // by time due

}  // namespace sekimori::respond
