// A desk's years replayed through its real books: calls are taken in, triaged, answered, handed on with consent, closed; then everything is
// counted and held against the published numbers.
//
//   ReplayOutcome outcome = TRY(DeskReplay(at, truth, root / "desk").tell());
//   for (const ReplayBar& bar : outcome.bars) ...
#pragma once

#include "cli/demo_story/replay.h"
#include "cli/demo_story/story_table.h"
#include "cli/demo_story/unsynced_files.h"
#include "demo/desk/desk_story.h"
#include "feature/consult/consult_room.h"

namespace sekimori::cli::demo_story {

class DeskReplay {
 public:
  DeskReplay(Surroundings& at, const demo::DeskTruth& truth, Path data, demo::DeskScale scale);
  Result<ReplayOutcome> tell();

 private:
  Result<void> open_desk();
  Result<void> take(const demo::DeskCall& call);
  Result<void> refer(const std::string& number, const demo::DeskCall& call);
  Result<void> bring_in_experts();
  Result<void> judge();
  Result<record::Actor> account(const std::string& login, const std::string& password, record::Role role);
  void bar(const Text& what, std::string of, std::string expected, std::string found);

  Surroundings& at_;
  const demo::DeskTruth& truth_;
  Path data_;
  demo::DeskScale scale_;
  Zone zone_ = Zone::tokyo();
  StoryClock clock_;
  UnsyncedFiles files_;
  std::unique_ptr<node::Node> node_;
  record::Actor operator_, adviser_;
  ReplayOutcome outcome_;
};

}  // namespace sekimori::cli::demo_story
