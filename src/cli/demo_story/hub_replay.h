// Three fiscal years of a hub, replayed through its real books: organisations join, report, are triaged, linked, masked, reviewed by a
// second person, consented to by the member, released; then everything is counted, proved, and the one attacker looked for.
//
//   HubReplay replay(at, truth, root / "sources", root / "hub");
//   ReplayOutcome outcome = TRY(replay.tell());
//   for (const ReplayBar& bar : outcome.bars) ...
//
// What is known of who sent a mail is used after the end alone, to judge.
#pragma once

#include <map>
#include <set>

#include "cli/demo_story/replay.h"
#include "cli/demo_story/story_table.h"
#include "cli/demo_story/unsynced_files.h"
#include "demo/hub/hub_story.h"
#include "feature/share/share_room.h"
#include "node/report_linking.h"

namespace sekimori::cli::demo_story {

class HubReplay {
 public:
  HubReplay(Surroundings& at, const demo::HubTruth& truth, Path sources, Path data);
  Result<ReplayOutcome> tell();

 private:
  Result<void> found_hub();
  Result<void> join(Day day);
  void move_to(Instant time);
  Result<void> act(std::size_t place);
  Result<void> share(const std::string& number, const demo::HubAct& what, const std::string& audience);
  Result<void> judge();
  Result<void> judge_years();
  Result<void> judge_x();
  Result<record::Actor> account(const std::string& login, const std::string& password, record::Role role);
  Result<record::Actor> who_is(const std::string& login);
  void bar(const Text& what, std::string of, std::int64_t expected, std::int64_t found);

  Surroundings& at_;
  const demo::HubTruth& truth_;
  Path sources_, data_;
  Zone zone_ = Zone::tokyo();
  StoryClock clock_;
  UnsyncedFiles files_;
  std::unique_ptr<node::Node> node_;
  std::unique_ptr<node::ReportLinking> linking_;
  record::Actor operator_, reviewer_;
  std::map<std::string, std::string> numbers_;     // domain of a member -> its number
  std::map<std::string, record::Actor> contacts_;  // domain of a member -> who speaks for it
  std::set<Day> joined_;
  std::vector<std::string> reports_;  // number of each act's report
  std::optional<Error> trouble_;      // of linking
  ReplayOutcome outcome_;
};

}  // namespace sekimori::cli::demo_story
