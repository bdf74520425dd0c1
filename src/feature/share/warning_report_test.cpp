// What was met of a warning, as a report of one's own.
#include "feature/share/warning_report.h"

#include <gtest/gtest.h>

namespace sekimori::share {
namespace {

Warning met_warning() {
  Warning out;
  out.number = "W-2026-001";
  out.share = "S-2026-002";
  out.kind = "insider_leak";
  LookedBack looked;
  const Zone zone = Zone::tokyo();
  const Instant first = zone.start_of(*Day::parse("2026-03-09")), last = zone.start_of(*Day::parse("2026-03-18"));
  looked.met.push_back(
      {.indicator = {"domain", "bigfile.example"}, .events = 9, .first = first, .last = last, .sources = {"proxy-of-ours"}});
  looked.met.push_back({.indicator = {"technique", "T1052.001"}, .events = 2, .first = {}, .last = {}, .sources = {}});
  out.looked = looked;
  return out;
}

TEST(WarningReport, says_what_was_met_how_often_and_when_and_nothing_of_our_own) {
  const auto report = report_of_met(met_warning(), " 送った人は退職予定者だった ");
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->kind, "insider_leak");
  EXPECT_EQ(report->about, "warning W-2026-001");
  EXPECT_EQ(report->content,
            "注意喚起 S-2026-002 にあったものを自社の記録で見つけた（人・秘密・社内の名称は含まない）\n"
            "時期: 2026-03-09 から 2026-03-18\n"
            "見つかった値:\n- bigfile.example 9 件\n"
            "手口:\n- [ATT&CK T1052.001] 検知 2 件\n"
            "補足: 送った人は退職予定者だった\n");
}

TEST(WarningReport, is_refused_when_nothing_was_met_or_nobody_looked_or_it_was_ours) {
  Warning warning = met_warning();
  warning.looked->met.clear();
  EXPECT_EQ(report_of_met(warning, "").error().code, ErrorCode::conflict);
  warning.looked.reset();
  EXPECT_EQ(report_of_met(warning, "").error().code, ErrorCode::conflict);
  warning = met_warning();
  warning.own_report = "T-2026-001";
  EXPECT_EQ(report_of_met(warning, "").error().code, ErrorCode::conflict) << "nobody tells the hub twice what he told himself";
}

}  // namespace
}  // namespace sekimori::share
