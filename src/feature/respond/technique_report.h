// How it was done, without who and what: the report that a firm sends to its hub out of a case or an alert.
//
//   auto hosts = TRY(hosts_behind_rules(alerts, events));
//   TechniqueReport report = technique_report({.trigger = CaseTrigger::exit_check, .hosts = hosts}, alerts, rules, "退職者 PC
//   の点検で気づいた"); report.text;        // 手口: - スマートフォンを記憶装置として接続 [ATT&CK T1052.001] ...
//
// It holds what others can look for: rules that fired, with the techniques of ATT&CK they are tagged with, hosts in the events for which a
// rule fired, sorts of device, circumstances (before leaving, out of hours). It holds no person, no secret, no file, no computer, no amount
// (METI and others, guidance on sharing information about attacks, 2023: technique apart from victim), and no other host that the person
// sent something to in the same days: that of a partner would tell who the victim is. The hub masks it all the same.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/detect/rules/rule_set.h"
#include "model/alert.h"
#include "model/case.h"
#include "model/ports/event_search.h"

namespace sekimori::respond {

struct TechniqueReport {
  std::string title;
  std::string text;
};

struct TechniqueOccasion {
  std::optional<model::CaseTrigger> trigger = {};  // of the case; nothing: an alert alone
  std::set<std::string> hosts = {};                // that may be told (hosts_behind_rules)
};

// Destinations of the alerts that stand in the events behind their rules; hosts only. What retention has removed tells nothing. At most
// 100 events of each rule are read.
Result<std::set<std::string>> hosts_behind_rules(const std::vector<model::Alert>& alerts, model::EventSearch& events);

// `note`: what whoever sends it adds; may be empty. Same input, same text.
TechniqueReport technique_report(const TechniqueOccasion& occasion, const std::vector<model::Alert>& alerts, const detect::RuleSet& rules,
                                 std::string_view note);

// "T1052.001" of the tags of the rule behind a factor "rule:ID"; empty for other factors and rules without.
std::vector<std::string> techniques_of(std::string_view factor, const detect::RuleSet& rules);

}  // namespace sekimori::respond
