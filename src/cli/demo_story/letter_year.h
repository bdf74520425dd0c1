// A secretariat as one meets it in the middle of its work: two issues in the archive and one on the board, two years of seminars and one
// that takes registrations, a meeting of the forum with its minutes. Nothing is mailed: nobody is on the list.
//
//   LetterYear year = TRY(fill_letter_year(node.teach(), today));
//   year.next_issue;          // "119", on the board
#pragma once

#include "feature/teach/teach_room.h"

namespace sekimori::cli::demo_story {

struct LetterYear {
  std::vector<std::string> sent_issues;
  std::string next_issue;
  std::string passage;  // number of what the next issue draws a paragraph from; empty: nothing is published
  std::string open_seminar;
  std::size_t seminars = 0;
  std::int64_t participants_2014 = 0, places_2014 = 0;
  std::string meeting;
};

Result<LetterYear> fill_letter_year(teach::TeachRoom& teach, Day today);

}  // namespace sekimori::cli::demo_story
