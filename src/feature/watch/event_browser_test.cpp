#include "feature/watch/event_browser.h"

#include <set>

#include "feature/watch/watch_fixture_test.h"

namespace sekimori::watch {
namespace {

class EventBrowserTest : public WatchTest {
 protected:
  void SetUp() override {
    WatchTest::SetUp();
    reader.account = "reader";
    reader.roles = {record::Role::case_lead};
  }
  // One batch, consumed at once: a segment of its own.
  void take(const std::string& lines) {
    const auto taken = ingestion->accept(source, fmt::format("batch-{}", ++batches), lines);
    ASSERT_TRUE(taken) << taken.error().message;
    const auto done = consume();
    ASSERT_TRUE(done) << done.error().message;
  }
  EventBrowser browser() {
    return EventBrowser({.database = *database,
                         .pseudonyms = room->pseudonyms,
                         .people = firm,
                         .secrets = secrets,
                         .files = files,
                         .folder = folder.path() / "events",
                         .sources = *sources,
                         .zone = Zone::tokyo()});
  }
  static std::vector<std::string> ids(const EventPage& page) {
    std::vector<std::string> out;
    for (const SeenEvent& seen : page.events) out.push_back(to_hex(seen.event.id.bytes));
    return out;
  }

  record::Actor reader;
  int batches = 0;
};

TEST_F(EventBrowserTest, pages_of_any_size_hold_every_event_once_newest_first) {
  // Segments that overlap in time, and many events of one moment.
  take(copies(0, 40));
  take(copies(20, 60) + copy_line(30) + copy_line(30, "2026-01-06", "sato"));
  take(copies(0, 10, "2026-01-07"));
  EventBrowser looking = browser();
  const auto all = looking.page(reader, {}, "", 500);
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(all->events.size(), 92u);
  EXPECT_TRUE(all->next.empty());
  EXPECT_TRUE(std::ranges::is_sorted(all->events, std::greater(), [](const SeenEvent& seen) { return seen.event.time; }));
  for (const std::size_t size : {1u, 7u, 50u}) {
    std::vector<std::string> seen;
    std::string next;
    do {
      const auto page = looking.page(reader, {}, next, size);
      ASSERT_TRUE(page) << page.error().message;
      for (std::string& id : ids(*page)) seen.push_back(std::move(id));
      next = page->next;
    } while (!next.empty());
    EXPECT_EQ(seen, ids(*all)) << "pages of " << size;
  }
  EXPECT_EQ(looking.page(reader, {}, "nonsense", 10).error().code, ErrorCode::usage);
}

TEST_F(EventBrowserTest, filters_and_counts_agree) {
  take(copies(0, 40) + copy_line(5, "2026-01-06", "sato"));
  take(copies(0, 10, "2026-01-07"));
  EventBrowser looking = browser();
  const auto summary = looking.summary(reader, {}, 10);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_EQ(summary->events, 51u);
  std::uint64_t bars = 0, hours = 0;
  for (const std::uint64_t events : summary->buckets) bars += events;
  for (const auto& day : summary->hours)
    for (const std::uint64_t events : day) hours += events;
  EXPECT_EQ(bars, 51u);
  EXPECT_EQ(hours, 51u);
  EXPECT_EQ(summary->hours[2][9], 41u);  // Tuesday, nine in the morning in Japan
  ASSERT_EQ(summary->pseudonyms.size(), 2u);
  EXPECT_EQ(summary->pseudonyms[0].events, 50u);
  EventFilter of_one;
  of_one.pseudonyms = {summary->pseudonyms[1].value};
  const auto page = looking.page(reader, of_one, "", 100);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->events.size(), 1u);
  EXPECT_EQ(looking.summary(reader, of_one, 1)->events, 1u);
  EventFilter of_a_day;
  of_a_day.first = Instant::parse("2026-01-07T00:00:00Z").value();
  EXPECT_EQ(looking.page(reader, of_a_day, "", 100)->events.size(), 10u);
  EventFilter with_text;
  with_text.text = "PLAN39";
  EXPECT_EQ(looking.page(reader, with_text, "", 100)->events.size(), 1u);
  EXPECT_EQ(looking.summary(reader, with_text, 4)->events, 1u);
  EventFilter nowhere;
  nowhere.devices = {"PC-99"};
  EXPECT_TRUE(looking.page(reader, nowhere, "", 100)->events.empty());
}

TEST_F(EventBrowserTest, nobody_is_named_and_nobody_is_found_by_name) {
  take(copies(0, 3));
  EventBrowser looking = browser();
  const auto page = looking.page(reader, {}, "", 10);
  ASSERT_TRUE(page && !page->events.empty());
  for (const SeenEvent& seen : page->events) {
    const std::string text = to_json(seen).dump();
    EXPECT_TRUE(seen.pseudonym.starts_with("P-"));
    EXPECT_FALSE(text.contains("tanaka")) << text;
    EXPECT_TRUE(seen.event.raw.empty());
  }
  EventFilter by_name;
  by_name.text = "tanaka";
  EXPECT_EQ(looking.page(reader, by_name, "", 10).error().code, ErrorCode::usage);
  const auto summary = looking.summary(reader, {}, 1);
  EXPECT_EQ(summary->people, 0u);  // fewer than five
  EXPECT_TRUE(summary->departments.empty());
  record::Actor clerk;
  clerk.account = "clerk";
  clerk.roles = {record::Role::employee};
  EXPECT_EQ(looking.page(clerk, {}, "", 10).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(looking.summary(clerk, {}, 10).error().code, ErrorCode::not_permitted);
}

TEST_F(EventBrowserTest, shows_one_event_again_and_sees_segments_that_come) {
  take(copies(0, 3));
  EventBrowser looking = browser();
  const auto page = looking.page(reader, {}, "", 10);
  ASSERT_TRUE(page && page->events.size() == 3);
  const model::Event& event = page->events[1].event;
  const auto again = looking.find(reader, event.id, event.time);
  ASSERT_TRUE(again && *again);
  EXPECT_EQ((*again)->event.object, event.object);
  EXPECT_FALSE(*looking.find(reader, event.id, Instant{event.time.nanoseconds + 1}));
  take(copies(0, 2, "2026-01-08"));
  EXPECT_EQ(looking.page(reader, {}, "", 10)->events.size(), 5u);
}

}  // namespace
}  // namespace sekimori::watch
