// The story's last part: what desk, secretariat and manager make of it. The hub's secretariat prints a paragraph about the first firm's
// case, told by the firm itself, without its name; a desk has taken in its first five months of calls; the first firm measures itself and
// looks up the law of the days on which it happened.
//
//   OfficeStory offices(at, table, {.hub = root / "node-hub", .desk = root / "node-desk", .firm = root / "node-a", ...});
//   OfficeOutcome done = TRY(offices.tell());
#pragma once

#include "cli/demo_story/desk_replay.h"
#include "cli/demo_story/letter_year.h"

namespace sekimori::cli::demo_story {

struct StoryDay {
  std::string letter;  // the firm
  Day day;             // of an act
};

struct OfficePlaces {
  Path hub, desk, firm;  // data folders; the desk's is made
  Path sources;          // where the desk's calls are written
  std::string share;     // S-2026-001: what the first firm let out
  std::vector<StoryDay> days;
};

struct OfficeOutcome {
  LetterYear letters;
  bool printed = false;         // the paragraph stands in the next issue's text
  bool names_a_member = false;  // in that text
  std::size_t calls = 0;
  std::vector<ReplayBar> counted;  // the desk's numbers against the published ones
  LogIn desk;
  std::int64_t check_percent = 0;
  std::size_t check_questions = 0, next_steps = 0, measures = 0;
  std::vector<std::string> penalties;  // of a person, in the words of the law table, one a day
};

class OfficeStory {
 public:
  OfficeStory(Surroundings& at, StoryTable& table, OfficePlaces places);
  Result<OfficeOutcome> tell();

 private:
  Result<void> print_paragraph();
  Result<void> take_calls();
  Result<void> measure();
  std::string words(const std::string& ja, const std::string& en) const { return table_.language() == Language::ja ? ja : en; }

  Surroundings& at_;
  StoryTable& table_;
  OfficePlaces places_;
  Zone zone_ = Zone::tokyo();
  StoryClock clock_;
  Stopwatch watch_;
  record::Actor keeper_ = record::Actor::system("cli:demo");
  OfficeOutcome outcome_;
};

// One sentence for each bar that was missed; empty: all hold.
std::vector<std::string> missed_bars(const OfficeOutcome& found);

}  // namespace sekimori::cli::demo_story
