// Drafts for court and police as content/court holds them. Immutable, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekimori::respond {

struct CourtDraft {
  std::string name;  // confidentiality_order, viewing_restriction, concealment, complaint
  std::string title, law;
  bool law_checked = false;
  std::vector<std::string> lines;   // with {company}, {secrets}, {exhibits}, {redacted}
  std::vector<std::string> attach;  // what goes with it
};

const CourtDraft* find_court_draft(std::string_view name);
const std::vector<CourtDraft>& court_drafts();

}  // namespace sekimori::respond
