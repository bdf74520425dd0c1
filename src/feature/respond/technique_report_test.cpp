// What leaves a firm about an incident: how it was done, never by whom and of what.
#include "feature/respond/technique_report.h"

#include <gtest/gtest.h>

namespace sekimori::respond {
namespace {

model::Alert alert() {
  model::Alert out;
  out.first = *Instant::parse("2026-03-23T10:00:00Z");
  out.last = *Instant::parse("2026-04-01T10:00:00Z");
  out.device = "PC-0142";
  out.pseudonym = "P-7K3D";
  out.peripherals = {"SN12345678"};
  out.destinations = {"bigfile.example", "partner.example", "a.person@home.example", "\\\\FS-A01\\x"};
  out.secrets = {{"id", "S-0007", model::Level::top, 3}};
  model::AlertFactor rule;
  rule.name = "rule:3132ebbb-e89e-4284-aa0c-e4cf4952c6a8";  // a phone as storage
  rule.ja = "規則に3回該当";
  rule.events = {{"01", "block", 0, out.first}};
  model::AlertFactor near;
  near.name = "exit_near";
  near.ja = "退職日の12日前";
  out.factors = {rule, near};
  return out;
}

class KeptEvents final : public model::EventSearch {
 public:
  Result<std::uint64_t> each(const model::EventQuestion&, const std::function<Result<void>(const model::Event&)>&) override { return 0U; }
  Result<std::vector<model::Event>> find(const std::vector<model::EventPointer>& pointers) override {
    asked += pointers.size();
    return events;
  }
  std::vector<model::Event> events;
  std::size_t asked = 0;
};

std::set<std::string> hosts_of(std::string_view object, std::string_view target = "") {
  KeptEvents kept;
  model::Event event;
  event.object = object;
  event.target = target;
  kept.events = {event};
  const auto hosts = hosts_behind_rules({alert()}, kept);
  EXPECT_TRUE(hosts);
  EXPECT_EQ(kept.asked, 1U) << "events behind rules only";
  return *hosts;
}

TEST(TechniqueReport, tells_hosts_behind_the_rules_alone) {
  const std::set<std::string> service = {"bigfile.example"};
  EXPECT_EQ(hosts_of("https://BigFile.example/up?x=1"), service);
  EXPECT_EQ(hosts_of("", "bigfile.example"), service);
  EXPECT_EQ(hosts_of("", "someone@bigfile.example; other@else.example"), service);
  EXPECT_TRUE(hosts_of("https://notbigfile.example/", "bigfile.example.org").empty()) << "another host";
  EXPECT_TRUE(hosts_of("C:\\x.docx", "a.person@home.example").empty()) << "an address is no host";
  KeptEvents gone;
  EXPECT_TRUE(hosts_behind_rules({alert()}, gone)->empty()) << "what retention removed tells nothing";
}

TEST(TechniqueReport, says_how_it_was_done) {
  const auto report = technique_report({.trigger = model::CaseTrigger::exit_check, .hosts = {"bigfile.example"}}, {alert()},
                                       detect::own_rules(), "点検で気づいた");
  EXPECT_TRUE(report.text.contains("スマートフォンを記憶装置として接続 [ATT&CK T1052.001]")) << report.text;
  EXPECT_TRUE(report.text.contains("- bigfile.example")) << report.text;
  EXPECT_TRUE(report.text.contains("退職時の点検")) << report.text;
  EXPECT_TRUE(report.text.contains("退職や契約終了の前後")) << report.text;
  EXPECT_TRUE(report.text.contains("補足: 点検で気づいた")) << report.text;
}

TEST(TechniqueReport, names_no_person_secret_computer_or_amount) {
  const auto report = technique_report({}, {alert()}, detect::own_rules(), "");
  for (const std::string_view inside :
       {"PC-0142", "P-7K3D", "SN12345678", "home.example", "FS-A01", "S-0007", "12日前", "3回", "partner.example"})
    EXPECT_FALSE(report.text.contains(inside)) << inside << " stands in\n" << report.text;
}

TEST(TechniqueReport, knows_the_techniques_behind_a_factor) {
  const auto rules = detect::own_rules();
  EXPECT_EQ(techniques_of("rule:3132ebbb-e89e-4284-aa0c-e4cf4952c6a8", rules), std::vector<std::string>{"T1052.001"});
  EXPECT_TRUE(techniques_of("exit_near", rules).empty());
  EXPECT_TRUE(techniques_of("rule:none", rules).empty());
}

}  // namespace
}  // namespace sekimori::respond
