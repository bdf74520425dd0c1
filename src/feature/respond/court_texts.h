// Drafts for court and police as content/court holds them, with their law and whether it was checked. Immutable, any thread.
//
//   const CourtDraft* draft = find_court_draft("confidentiality_order");
//   for (const std::string& line : draft->lines) paper.paragraph(filled(line));        // {company} and the like are the writer's to fill
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

// Null: there is none of that name.
const CourtDraft* find_court_draft(std::string_view name);
const std::vector<CourtDraft>& court_drafts();

}  // namespace sekimori::respond
