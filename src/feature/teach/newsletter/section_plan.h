// Of which sections an issue is made, as content/newsletter says it.
//
//   for (const SectionPlan& one : newsletter_plan().sections) one.title.ja;      // 巻頭メッセージ, 訴訟・判決コラム ...
//
// Part of the program; immutable, any thread.
#pragma once

#include <string>
#include <vector>

#include "model/level_definition.h"

namespace sekimori::teach {

struct SectionPlan {
  std::string id;
  bool numbered = false;  // 【1】, 【2】 ... in the order in which they stand
  bool may_rest = false;
  int days = 0;  // before the day of sending its text is due
  model::Wording title, asks, rest;
  model::Wording fixed;  // what it always says; empty: written anew each time
};

struct NewsletterPlan {
  model::Wording title;
  std::vector<SectionPlan> sections;
  const SectionPlan* find(std::string_view id) const;  // null: no such section
};

const NewsletterPlan& newsletter_plan();

}  // namespace sekimori::teach
