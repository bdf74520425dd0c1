// The bars of the demo can fail: each fact altered alone is noticed, and says so in words.
#include "cli/demo_story/story_bars.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace sekimori::cli::demo_story {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

Day day(std::string_view text) { return *Day::parse(text); }

demo::FirmTruth truth() {
  demo::FirmTruth t;
  t.person.staff_number = "B-0007";
  t.person.name = "架空 花子";
  t.secrets = {"B-001"};
  t.device_serial = "KZ7-1";
  t.days = {day("2026-03-04"), day("2026-03-09")};
  t.rows_read = 30'000'000;
  t.sent_through = "files.example";
  t.look_alikes = {{"audit", "B-0010", "audit", ""}, {"backup", "", "svc-backup", ""}};
  t.unmarked_copies = {"files/a.docx"};
  t.log_lines = {100, 0, 0, 0, 0, 0};
  return t;
}

FirmOutcome found() {
  FirmOutcome f;
  f.letter = "B";
  f.events = 100;
  f.unmarked_copies = {"\\\\FS-B01\\files\\a.docx"};
  TopAlert top;
  top.score = 97;
  top.staff_number = "B-0007";
  top.secrets = {"B-001"};
  top.devices = {"KZ7-1"};
  top.destinations = {"files.example"};
  top.carried_on = {day("2026-03-04"), day("2026-03-09")};
  top.rows_read = 30'000'000;
  f.top = top;
  f.others = {{60, "B-0010", "P-1 read much"}};
  f.revealed_name = "架空 花子";
  f.name_hidden_before = true;
  f.alert_in_case = true;
  f.secrets_in_case = 1;
  f.bag_verified = f.script_verified = f.paper_made = true;
  return f;
}

TEST(StoryBars, hold_when_everything_was_found) { EXPECT_THAT(missed_bars(found(), truth()), IsEmpty()); }

TEST(StoryBars, each_altered_fact_misses_its_bar) {
  struct Alteration {
    std::string bar;
    std::function<void(FirmOutcome&)> alter;
  };
  const std::vector<Alteration> alterations = {
      {"person", [](FirmOutcome& f) { f.top->staff_number = "B-0010"; }},
      {"score", [](FirmOutcome& f) { f.top->score = 69; }},
      {"items", [](FirmOutcome& f) { f.top->secrets = {}; }},
      {"items", [](FirmOutcome& f) { f.top->secrets.insert("B-002"); }},
      {"device", [](FirmOutcome& f) { f.top->devices = {"other"}; }},
      {"dates", [](FirmOutcome& f) { f.top->carried_on.erase(day("2026-03-09")); }},
      {"rows", [](FirmOutcome& f) { f.top->rows_read = 29'000'000; }},
      {"destination", [](FirmOutcome& f) { f.top->destinations = {}; }},
      {"noise", [](FirmOutcome& f) { f.others.assign(most_other_high + 1, {70, "B-0099", "x"}); }},
      {"look-alike", [](FirmOutcome& f) { f.others[0].score = 70; }},
      {"look-alike", [](FirmOutcome& f) { f.others = {{70, "", "Account svc-backup read much"}}; }},
      {"documents", [](FirmOutcome& f) { f.unmarked_copies = {}; }},
      {"documents", [](FirmOutcome& f) { f.not_inspected = 1; }},
      {"events", [](FirmOutcome& f) { f.events = 99; }},
      {"events", [](FirmOutcome& f) { f.bad_records = 1; }},
      {"pseudonym", [](FirmOutcome& f) { f.name_hidden_before = false; }},
      {"reveal", [](FirmOutcome& f) { f.revealed_name.clear(); }},
      {"case", [](FirmOutcome& f) { f.alert_in_case = false; }},
      {"case", [](FirmOutcome& f) { f.secrets_in_case = 0; }},
      {"paper", [](FirmOutcome& f) { f.paper_made = false; }},
      {"seal", [](FirmOutcome& f) { f.bag_verified = false; }},
      {"seal", [](FirmOutcome& f) { f.script_verified = false; }},
  };
  for (const Alteration& alteration : alterations) {
    FirmOutcome altered = found();
    alteration.alter(altered);
    EXPECT_THAT(missed_bars(altered, truth()), ElementsAre(StartsWith("firm B: " + alteration.bar))) << alteration.bar;
  }
}

TEST(StoryBars, no_alert_at_all_is_missed) {
  FirmOutcome altered = found();
  altered.top.reset();
  EXPECT_THAT(missed_bars(altered, truth()), ElementsAre(StartsWith("firm B: no alert")));
}

}  // namespace
}  // namespace sekimori::cli::demo_story
