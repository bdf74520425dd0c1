#include "feature/watch/log_review.h"

#include "feature/watch/staff_notice.h"
#include "feature/watch/watch_fixture_test.h"

namespace sekimori::watch {
namespace {

using testing::Contains;
using testing::Field;

class LogReviewTest : public WatchTest {
 protected:
  void SetUp() override {
    WatchTest::SetUp();
    alerts.emplace(AlertParts{.database = *database,
                              .records = room->records,
                              .pseudonyms = room->pseudonyms,
                              .people = firm,
                              .secrets = secrets,
                              .clock = clock,
                              .random = system_random(),
                              .metrics = metrics});
    reviews.emplace(*database, room->records, *sources, *alerts, clock, Zone::tokyo());
  }
  std::optional<AlertBook> alerts;
  std::optional<LogReviews> reviews;
};

TEST_F(LogReviewTest, silence_gaps_late_logs_and_missing_bases_show_until_they_are_signed) {
  add_source("quiet", model::MonitoringBasis());
  ASSERT_TRUE(ingestion->accept(source, "old", copies(0, 3, "2025-12-01")));  // came 40 days after its time
  ASSERT_TRUE(ingestion->accept(source, "new", copies(0, 3, "2026-01-06") + "{broken\n"));
  ASSERT_TRUE(consume());
  const auto due = reviews->draft(system);
  ASSERT_TRUE(due) << due.error().message;
  EXPECT_EQ(due->from.to_string(), "2025-12-01");
  EXPECT_EQ(due->to.to_string(), "2026-01-10");
  EXPECT_GT(due->days_overdue, 0);
  EXPECT_EQ(due->events, 6U);
  for (const char* kind : {"never", "silent", "gap", "late", "bad", "unscored"})
    EXPECT_THAT(due->findings, Contains(Field(&ReviewFinding::kind, kind))) << kind;
  EXPECT_EQ(reviews->sign(system, "").error().code, ErrorCode::invalid_input) << "findings need a word";
  const auto done = reviews->sign(system, "網の工事");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->findings.size(), due->findings.size());
  EXPECT_EQ(reviews->sign(system, "again").error().code, ErrorCode::conflict);
  clock.set(*Instant::parse("2026-01-20T00:00:00Z"));
  const auto next = reviews->draft(system);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->from.to_string(), "2026-01-11");
  EXPECT_EQ(next->days_overdue, 3);
  ASSERT_EQ(reviews->signed_ones(system)->size(), 1U);
  EXPECT_EQ(reviews->signed_ones(system)->front().statement, "網の工事");
}

TEST_F(LogReviewTest, a_source_tells_rate_lag_gaps_and_retention) {
  ASSERT_TRUE(ingestion->accept(source, "a", copies(0, 4, "2026-01-03") + copies(0, 6, "2026-01-09")));
  ASSERT_TRUE(consume());
  const auto health = sources->health(system, Zone::tokyo());
  ASSERT_TRUE(health);
  const SourceHealth& one = health->at(0);
  EXPECT_EQ(one.rate_per_day, 5) << "the median of four and six";
  ASSERT_EQ(one.gaps.size(), 1U);
  EXPECT_EQ(one.gaps[0].from.to_string(), "2026-01-04");
  EXPECT_EQ(one.gaps[0].to.to_string(), "2026-01-08");
  ASSERT_TRUE(one.lag_hours);
  EXPECT_EQ(*one.lag_hours, 23) << "last copy at five past nine in Japan, taken in a day later";
  EXPECT_EQ(one.late_blocks, 0U);
  EXPECT_EQ(one.mapping_state, "built_in");
  ASSERT_TRUE(one.kept_until);
  EXPECT_EQ(Zone::tokyo().day_of(*one.kept_until).to_string(), "2027-01-03");
}

TEST_F(LogReviewTest, the_notice_says_what_is_looked_at_and_names_what_is_missing) {
  add_source("trial", model::MonitoringBasis());
  const auto all = sources->all(system);
  ASSERT_TRUE(all);
  const StaffNotice notice = write_staff_notice(*all, {.firm = "架空工業", .contact = "総務 123"}, Language::ja);
  const std::string html = to_html(notice.paper);
  for (const char* text :
       {"架空工業", "総務 123", "58 (7版)", "leaks of secrets", "見ないもの", "労働組合", "私用の電子メール", "365日", "仮名", "client"})
    EXPECT_NE(html.find(text), std::string::npos) << text;
  EXPECT_THAT(notice.missing, Contains("trial: work_rule_clause"));
  const StaffNotice english = write_staff_notice(*all, {}, Language::en);
  EXPECT_NE(to_html(english.paper, "en").find("What is not looked at"), std::string::npos);
  for (const auto& block : english.paper.blocks()) {
    const auto* paragraph = std::get_if<paper::Paragraph>(&block);
    EXPECT_TRUE(paragraph == nullptr || paragraph->text.find('{') == std::string::npos) << paragraph->text;
  }
}

}  // namespace
}  // namespace sekimori::watch
