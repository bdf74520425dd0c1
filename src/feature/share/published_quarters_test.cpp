// A quarter that was published stays as it was.
#include "feature/share/published_quarters.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "store/sql/database.h"

namespace sekimori::share {
namespace {

CountedHub hub_with(std::string triage) {
  CountedHub out;
  out.reports = {
      {.number = "R-2014-001", .member = "M-001", .sig = "heavy", .kind = "mail_plain", .triage = std::move(triage), .day = Day{16'100}}};
  out.shares = {{.number = "S-2014-001", .audience = "heavy", .members = {"M-001", "M-002"}, .day = Day{16'101}}};
  out.sigs = {"gas", "heavy"};
  out.organisations = 12;
  return out;
}

TEST(PublishedQuarters, keep_what_was_counted_first) {
  const TemporaryDirectory directory = TemporaryDirectory::create().value();
  FixedClock clock{Instant::from_seconds(1'764'000'000)};
  const auto database = *sql::Database::open((directory.path() / "t.db").string());
  ASSERT_TRUE(sql::migrate(*database, statistics_schema(), clock));
  PublishedQuarters quarters(*database);
  const HubPeriod quarter = *HubPeriod::quarter("2014Q1");
  const auto first = quarters.of(quarter, [] { return Result<CountedHub>(hub_with("other")); });
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(to_json(*first).dump(), to_json(hub_with("other")).dump());
  // The report is judged anew: whoever asks again reads what everybody has read.
  const auto again = quarters.of(quarter, [] { return Result<CountedHub>(hub_with("targeted")); });
  ASSERT_TRUE(again);
  EXPECT_EQ(again->reports.front().triage, "other");
  const auto other = quarters.of(*HubPeriod::quarter("2014Q2"), [] { return Result<CountedHub>(hub_with("targeted")); });
  ASSERT_TRUE(other);
  EXPECT_EQ(other->reports.front().triage, "targeted");
  const CountedHub year = joined({*again, *other});
  EXPECT_EQ(year.reports.size(), 2U);
  EXPECT_EQ(year.organisations, 12U);
}

}  // namespace
}  // namespace sekimori::share
