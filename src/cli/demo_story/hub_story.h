// How the story goes on: both firms tell a hub how it was done, the hub warns its members, and each firm finds what the other met in its
// own records.
//
//   HubStory hub(at, table, root / "node-hub");
//   HubStoryOutcome done = TRY(hub.tell({{"A", place_a.data, outcome_a}, {"B", place_b.data, outcome_b}}));
//
// Three nodes, each with its own data: the hub is served on loopback, the firms speak to it over its API and TAXII as they would over the
// net. Nothing here knows what the generator wrote.
#pragma once

#include "cli/demo_story/firm_story.h"
#include "node/hub_membership.h"
#include "node/service.h"

namespace sekimori::cli::demo_story {

struct FirmAtHub {
  std::string letter;
  std::string name;  // of the firm
  Path data;
  std::string data_text;  // as the table writes it
  std::string case_number;
  LogIn main;
};

struct ToldWarning {
  std::string letter;  // the firm that told
  std::string share;   // S-2026-001
  std::int64_t k = 0;
  bool same_bytes = false;      // what others get is what the firm agreed to
  bool names_a_member = false;  // in the masked bytes
  std::vector<share::SharedIndicator> indicators;
};

struct FoundWarning {
  std::string letter;   // the firm that reads
  std::string warning;  // its number there
  std::string share;
  bool seen = false;
  bool own = false;  // made of the firm's own report
  std::vector<share::MetHere> met;
};

struct HubStoryOutcome {
  std::vector<ToldWarning> told;
  std::vector<FoundWarning> found;
  std::size_t answers = 0;
  std::int64_t reported = 0, targeted = 0, shared = 0;  // of the quarter
  std::size_t proven = 0;                               // numbers derived again from records and ledger
  std::vector<std::string> unproven;
  std::int64_t told_again = 0;  // reports of what was met of a warning
  std::size_t campaigns = 0;    // on the board: of two reports or more
  LogIn main, second;           // of the hub's operator and its second person
};

class HubStory {
 public:
  HubStory(Surroundings& at, StoryTable& table, Path data);
  ~HubStory();
  Result<HubStoryOutcome> tell(const std::vector<FirmAtHub>& firms);

 private:
  struct Firm;  // its node, opened, and its way to the hub
  Result<void> open_hub(const std::vector<FirmAtHub>& firms);
  Result<std::unique_ptr<Firm>> open_firm(const FirmAtHub& firm, std::size_t number);
  Result<ToldWarning> report(Firm& firm);
  Result<void> warn(Firm& firm);
  Result<void> report_again(Firm& firm);
  Result<void> count();
  std::string words(const std::string& ja, const std::string& en) const { return table_.language() == Language::ja ? ja : en; }

  Surroundings& at_;
  StoryTable& table_;
  Path data_;
  Zone zone_ = Zone::tokyo();
  StoryClock clock_;
  Stopwatch watch_;
  Trace trace_;
  record::Actor keeper_ = record::Actor::system("cli:demo");
  std::unique_ptr<node::Node> node_;
  std::unique_ptr<node::Service> service_;
  record::Actor operator_, reviewer_;
  HubStoryOutcome outcome_;
};

// One sentence for each bar that was missed; empty: all hold.
std::vector<std::string> missed_bars(const HubStoryOutcome& found);

}  // namespace sekimori::cli::demo_story
