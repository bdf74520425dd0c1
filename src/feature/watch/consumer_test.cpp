#include "feature/watch/consumer.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/digest.h"
#include "feature/watch/activity_store.h"
#include "feature/watch/watch_fixture_test.h"

namespace sekimori::watch {
namespace {

TEST_F(WatchTest, without_a_complete_basis_events_are_kept_but_nobody_is_scored) {
  model::MonitoringBasis half = told("2025-01-01");
  half.notice_to_union.clear();
  const std::string silent = add_source("trial", half);
  const std::string later = add_source("later", told("2026-01-07"));
  ASSERT_TRUE(ingestion->accept(silent, "k", copies(0, 30)));
  ASSERT_TRUE(ingestion->accept(later, "k", copies(0, 3, "2026-01-06") + copies(0, 2, "2026-01-08")));
  const auto done = consume();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(events_kept().size(), 35U);
  EXPECT_EQ(copies_counted(), 2) << "only what happened after staff was told";
  EXPECT_EQ(hits_counted(), 2);
  AlertBook alerts({.database = *database,
                    .records = room->records,
                    .pseudonyms = room->pseudonyms,
                    .people = firm,
                    .secrets = secrets,
                    .clock = clock,
                    .random = system_random(),
                    .metrics = metrics,
                    .zone = Zone::tokyo()});
  ASSERT_TRUE(alerts.reassess());
  const auto listed = *alerts.list(system);
  for (const KnownAlert& known : listed) EXPECT_GE(known.alert.first, *Instant::parse("2026-01-07T15:00:00Z"));
}

TEST_F(WatchTest, checkpoints_of_any_size_give_the_same_counts) {
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(ingestion->accept(source, fmt::format("k{}", i), copies(i * 10, i * 10 + 10)));
  consumer = make_consumer(15);
  const auto done = consume();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->segments, 3U);
  EXPECT_EQ(events_kept().size(), 60U);
  EXPECT_EQ(copies_counted(), 60);
  EXPECT_EQ(hits_counted(), 60);
  EXPECT_EQ(ledger.of_type("segment.seal"), 3U);
  // The samples of a row are the earliest events, and point into the kept blocks.
  const auto kept = events_kept();
  const auto activity = *load_activity(*database);
  const auto hits = *load_hits(*database);
  for (const auto& [key, value] : activity) {
    if (key.feature != Feature::removable_copy) continue;
    ASSERT_EQ(value.samples.size(), most_samples);
    for (std::size_t i = 0; i < most_samples; ++i) EXPECT_EQ(value.samples[i].event_id, to_hex(ByteView(kept[i].id.bytes)));
  }
  for (const RuleHit& hit : hits) {
    if (!hit.title.starts_with("Copy to removable")) continue;
    EXPECT_EQ(hit.first, kept.front().time);
    EXPECT_EQ(hit.last, kept.back().time);
  }
}

TEST_F(WatchTest, correlations_go_on_behind_a_restart) {
  ASSERT_TRUE(ingestion->accept(source, "first", copies(0, 15)));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number("SELECT COUNT(*) FROM watch_hit WHERE title LIKE 'Many copies%'"), 0);
  open();
  ASSERT_TRUE(ingestion->accept(source, "second", copies(15, 25) + later_line()));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number("SELECT COUNT(*) FROM watch_hit WHERE title LIKE 'Many copies%'"), 1)
      << "20 within the hour, half of them before the restart";
  // Snapshots that no checkpoint names are not left lying about.
  std::size_t states = 0;
  ASSERT_TRUE(blobs->list([&](const blob::BlobInfo& info) -> Result<void> {
    const auto row = database->read(
        [&](sql::Transaction& tx) { return tx.query_one("SELECT 1 FROM watch_block WHERE block = ?", to_hex(info.digest)); });
    states += *row ? 0U : 1U;
    return {};
  }));
  EXPECT_EQ(states, static_cast<std::size_t>(number("SELECT COUNT(DISTINCT state) FROM watch_checkpoint WHERE state <> ''")));
}

TEST_F(WatchTest, what_a_source_showed_before_it_fell_silent_is_decided_and_once) {
  const std::string many = "SELECT COUNT(*) FROM watch_hit WHERE title LIKE 'Many copies%'";
  const std::string counted = "SELECT COALESCE(SUM(events), 0) FROM watch_hit WHERE title LIKE 'Many copies%'";
  clock.set(*Instant::parse("2026-01-06T00:05:00Z"));
  ASSERT_TRUE(ingestion->accept(source, "k", copies(0, 25)));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number(many), 0) << "within ten minutes something older may still come";
  open();
  clock.set(*Instant::parse("2026-01-06T00:11:00Z"));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number(many), 1);
  const auto once = number(counted);
  ASSERT_TRUE(consume());
  open();
  ASSERT_TRUE(consume());
  EXPECT_EQ(number(counted), once);
  // It speaks again: what was settled still counts in the hour.
  ASSERT_TRUE(ingestion->accept(source, "morning", copies(0, 15, "2026-01-07")));
  clock.set(*Instant::parse("2026-01-07T00:20:00Z"));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number(many), 1);
  ASSERT_TRUE(ingestion->accept(source, "later", copies(40, 45, "2026-01-07")));
  clock.set(*Instant::parse("2026-01-07T02:00:00Z"));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number(many), 2);
}

TEST_F(WatchTest, each_event_of_a_correlation_carries_its_own_block_offset_and_time) {
  const std::string first = copies(0, 15);
  const std::string second = copies(15, 25) + later_line();
  ASSERT_TRUE(ingestion->accept(source, "first", first));
  ASSERT_TRUE(consume());
  open();  // half of them come back from the snapshot
  ASSERT_TRUE(ingestion->accept(source, "second", second));
  ASSERT_TRUE(consume());
  std::map<std::string, std::string> blocks = {{to_hex(sha256(first)), first}, {to_hex(sha256(second)), second}};
  std::size_t seen = 0;
  std::set<std::uint64_t> offsets;
  const auto hits = *load_hits(*database);
  for (const RuleHit& hit : hits) {
    if (!hit.title.starts_with("Many copies")) continue;
    EXPECT_LT(hit.first, hit.last);
    for (const model::EventPointer& sample : hit.samples) {
      ASSERT_TRUE(blocks.contains(sample.block)) << sample.block;
      const std::string& block = blocks.at(sample.block);
      ASSERT_LT(sample.offset, block.size());
      const std::string line = block.substr(sample.offset, block.find('\n', sample.offset) - sample.offset);
      EXPECT_TRUE(line.starts_with("{\"@timestamp\"")) << "the offset is no beginning of a record";
      EXPECT_NE(line.find(sample.time.to_rfc3339().substr(0, 19)), std::string::npos) << line;
      offsets.insert(sample.offset);
      ++seen;
    }
  }
  EXPECT_EQ(seen, most_samples);
  EXPECT_GT(offsets.size(), 10U);
}

TEST_F(WatchTest, correlations_do_not_depend_on_the_order_in_which_sources_and_files_come) {
  const std::string many = "SELECT COUNT(*) FROM watch_hit WHERE title LIKE 'Many copies%'";
  const std::string other = add_source("other", told("2025-01-01"));
  ASSERT_TRUE(ingestion->accept(source, "march", copies(0, 5, "2026-01-09")));
  ASSERT_TRUE(ingestion->accept(other, "k", copies(0, 25, "2026-01-06") + later_line()));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number(many), 1) << "another source of the partition was further on already";
  open();
  ASSERT_TRUE(ingestion->accept(source, "january", copies(0, 25, "2026-01-07")));
  ASSERT_TRUE(consume());
  EXPECT_EQ(number(many), 2) << "an old file is judged by itself, behind a restart as well";
}

TEST_F(WatchTest, whoever_was_replaced_cannot_commit) {
  ASSERT_TRUE(ingestion->accept(source, "k", copies(0, 10)));
  const auto first = make_consumer();
  ASSERT_TRUE(first->acquire());
  const auto second = make_consumer();
  ASSERT_TRUE(second->acquire());
  const auto late = first->run();
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::conflict) << late.error().message;
  EXPECT_EQ(number("SELECT COUNT(*) FROM watch_segment"), 0);
  EXPECT_EQ(segment_files(), 1U) << "the file of the one that came too late";
  const auto done = second->run();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->events, 10U);
  EXPECT_EQ(copies_counted(), 10);
  ASSERT_TRUE(make_consumer()->acquire());
  EXPECT_EQ(segment_files(), 1U) << "it is swept, the committed one stays";
  EXPECT_EQ(events_kept().size(), 10U);
}

TEST_F(WatchTest, a_disk_that_fails_anywhere_changes_no_count) {
  int rounds = 0;
  std::int64_t sent = 0;
  for (std::uint64_t effect = 0;; ++effect, ++rounds) {
    ASSERT_TRUE(ingestion->accept(source, fmt::format("k{}", effect), copies(rounds * 4, rounds * 4 + 4)));
    sent += 4;
    files.fail_after(effect, EIO);
    const auto done = consume();
    files.stop_failing();
    if (!done) {
      ASSERT_LT(effect, 100U);
      open();  // as after a crash at this very effect
      ASSERT_TRUE(consume());
    }
    EXPECT_EQ(static_cast<std::int64_t>(events_kept().size()), sent) << "after failing effect " << effect;
    EXPECT_EQ(copies_counted(), sent);
    EXPECT_EQ(hits_counted(), sent);
    EXPECT_EQ(static_cast<std::int64_t>(segment_files()), number("SELECT COUNT(*) FROM watch_segment"))
        << "an orphan was left at effect " << effect;
    EXPECT_EQ(ledger.of_type("segment.seal"), segment_files());
    if (done) break;
  }
  EXPECT_GT(rounds, 6) << "sealing, the state and its removal each write several times";
}

TEST_F(WatchTest, a_process_killed_between_commit_and_ledger_leaves_one_entry_per_segment) {
  ASSERT_TRUE(ingestion->accept(source, "k", copies(0, 10)));
  const std::size_t before = ledger.leaves.size();
  consumer.reset();
  log.reset();
  blobs.reset();
  sources.reset();
  room.reset();
  database.reset();
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    open();
    ledger.before_append = [] { ::kill(::getpid(), SIGKILL); };
    (void)consume();
    ::_exit(1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  open();
  EXPECT_EQ(ledger.leaves.size(), before + 1) << "recovery hands over what was committed";
  EXPECT_EQ(ledger.of_type("segment.seal"), 1U);
  const auto done = consume();
  ASSERT_TRUE(done);
  EXPECT_EQ(done->events, 0U) << "the checkpoint was committed";
  EXPECT_EQ(events_kept().size(), 10U);
  EXPECT_EQ(copies_counted(), 10);
  open();
  EXPECT_EQ(ledger.of_type("segment.seal"), 1U);
}

TEST_F(WatchTest, a_process_killed_between_sealing_and_commit_leaves_nothing_behind) {
  ASSERT_TRUE(ingestion->accept(source, "k", copies(0, 10)));
  consumer.reset();
  log.reset();
  blobs.reset();
  sources.reset();
  room.reset();
  database.reset();
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    open();
    // A second owner appears while the first holds the sealed file: its commit is what never comes.
    consumer = make_consumer();
    if (!consumer->acquire()) ::_exit(2);
    if (!database->write([](sql::Transaction& tx) -> Result<void> {
          TRY(tx.execute("UPDATE watch_checkpoint SET epoch = epoch + 1"));
          return {};
        }))
      ::_exit(3);
    ::_exit(consumer->run() ? 4 : 0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  EXPECT_EQ(segment_files(), 1U);
  open();
  ASSERT_TRUE(make_consumer()->acquire());
  EXPECT_EQ(segment_files(), 0U) << "swept at the start";
  ASSERT_TRUE(consume());
  EXPECT_EQ(events_kept().size(), 10U);
  EXPECT_EQ(copies_counted(), 10);
  EXPECT_EQ(hits_counted(), 10);
}

// Values of which others warned: an event that meets one is a hit of the machine, and of nobody at it.
class OneHost final : public model::IndicatorWatch {
 public:
  Result<void> refresh() override { return {}; }
  Result<void> meet(const model::Event& event, const std::function<Result<void>(model::Detection&&)>& sink) override {
    ++asked;
    if (!event.object.contains("plan1.")) return {};
    model::Detection hit;
    hit.rule_id = "warning:W-2026-001";
    hit.title = "W-2026-001";
    hit.level = model::RuleLevel::high;
    return sink(std::move(hit));
  }
  int asked = 0;
};

TEST_F(WatchTest, what_meets_a_warning_is_a_hit_of_the_machine) {
  OneHost indicators;
  watched = &indicators;
  consumer = make_consumer(500'000);
  ASSERT_TRUE(ingestion->accept(source, "first", copies(0, 5)));
  ASSERT_TRUE(consume());
  EXPECT_EQ(indicators.asked, 5);
  const auto hits = *load_hits(*database);
  const auto hit = std::ranges::find(hits, "warning:W-2026-001", &RuleHit::rule_id);
  ASSERT_NE(hit, hits.end());
  EXPECT_TRUE(hit->subject.starts_with("device:")) << hit->subject;
  EXPECT_EQ(hit->count, 1U);
}

}  // namespace
}  // namespace sekimori::watch
