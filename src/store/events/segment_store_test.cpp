#include "store/events/segment_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/fault_files.h"
#include "store/events/testing/random_events.h"

namespace sekimori::events {
namespace {

using model::Event;
using testing::Shape;

Uuid id_of(std::size_t number) {
  Uuid id;
  id.bytes[0] = static_cast<Byte>(number >> 8);
  id.bytes[15] = static_cast<Byte>(number);
  return id;
}

class SegmentStoreTest : public ::testing::Test {
 protected:
  void SetUp() override { reopen(); }
  void reopen() {
    auto opened = FileManifest::open(system_files(), folder() / "manifest.json");
    ASSERT_TRUE(opened) << opened.error().message;
    manifest_ = *std::move(opened);
    store_.emplace(system_files(), folder(), *manifest_);
  }
  Path folder() const { return directory_.path(); }
  SegmentInfo add(std::span<const Event> events, std::size_t number) {
    SegmentWriter writer({});
    EXPECT_TRUE(writer.append(events));
    auto info = store_->add(writer, id_of(number), Instant::from_seconds(1'767'225'600));
    EXPECT_TRUE(info) << info.error().message;
    return info.value_or(SegmentInfo{});
  }
  // Segments that overlap in time, in no order.
  std::vector<Event> add_overlapping(std::size_t segments, std::size_t rows) {
    std::vector<Event> all;
    for (std::size_t s = 0; s < segments; ++s) {
      auto events = testing::random_events(s + 1, rows, Shape::usual);
      for (Event& event : events) event.time.nanoseconds += static_cast<std::int64_t>((s * 7 % segments) * rows) * 20'000'000;
      if (s % 2 == 0)
        for (std::size_t i = 0; i < 5; ++i) events[i].time = Instant::from_seconds(1'767'225'700);  // ties across segments
      add(events, s + 1);
      all.insert(all.end(), events.begin(), events.end());
    }
    std::ranges::sort(all, [](const Event& a, const Event& b) { return std::tie(a.time, a.id) < std::tie(b.time, b.id); });
    return all;
  }

  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
  std::unique_ptr<FileManifest> manifest_;
  std::optional<SegmentStore> store_;
};

TEST_F(SegmentStoreTest, PutsSegmentsUnderTheDayOfTheirFirstEventAndKnowsThemAfterARestart) {
  auto events = testing::random_events(1, 50, Shape::usual);
  for (Event& event : events) event.time = Instant::parse("2026-01-05T23:59:59.5Z").value();
  events[7].time = Instant::parse("2026-01-06T00:00:01Z").value();
  const SegmentInfo info = add(events, 1);
  EXPECT_EQ(info.path, Path("2026-01-05") / (id_of(1).to_string() + ".parquet"));
  reopen();
  const auto known = store_->between({INT64_MIN}, {INT64_MAX}).value();
  ASSERT_EQ(known.size(), 1u);
  EXPECT_EQ(to_json(known[0]), to_json(info));
  EXPECT_TRUE(store_->verify(known[0]));
  EXPECT_TRUE(store_->between(Instant::parse("2026-01-06T00:00:02Z").value(), {INT64_MAX})->empty());
  Bytes bytes = system_files().read(folder() / info.path).value();
  bytes[bytes.size() / 2] ^= 1;
  ASSERT_TRUE(system_files().replace(folder() / info.path, bytes, Durable::no));
  EXPECT_EQ(store_->verify(known[0]).error().code, ErrorCode::integrity);
}

TEST_F(SegmentStoreTest, PagesThroughOverlappingSegmentsInBothOrders) {
  const auto all = add_overlapping(5, 300);
  for (const ScanOrder order : {ScanOrder::oldest_first, ScanOrder::newest_first}) {
    for (const std::size_t limit : {std::size_t(7), std::size_t(100), std::size_t(5'000)}) {
      std::vector<Event> found;
      EventQuery query;
      query.order = order;
      query.limit = limit;
      while (true) {
        auto page = store_->find(query);
        ASSERT_TRUE(page) << page.error().message;
        found.insert(found.end(), page->events.begin(), page->events.end());
        if (!page->next) break;
        ASSERT_EQ(page->events.size(), limit);
        query.after = page->next;
      }
      ASSERT_EQ(found.size(), all.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Event& expected = order == ScanOrder::oldest_first ? all[i] : all[all.size() - 1 - i];
        ASSERT_EQ(found[i].id, expected.id) << i;
        ASSERT_EQ(found[i].raw, expected.raw);
      }
    }
  }
}

TEST_F(SegmentStoreTest, OpensNoMoreSegmentsThanAPageNeeds) {
  for (std::size_t s = 0; s < 6; ++s) {
    auto events = testing::random_events(s + 1, 100, Shape::usual);
    for (Event& event : events) event.time.nanoseconds += static_cast<std::int64_t>(s) * nanoseconds_per_day;
    add(events, s + 1);
  }
  EventQuery query;
  query.limit = 20;
  EXPECT_EQ(store_->find(query)->statistics.rows, 100u);
  query.order = ScanOrder::newest_first;
  EXPECT_EQ(store_->find(query)->statistics.rows, 100u);
  query.predicate = {time_between(Instant::parse("2026-01-02T12:00:00Z").value(), Instant::parse("2026-01-03T12:00:00Z").value())};
  query.limit = 1'000;
  const auto page = store_->find(query).value();
  EXPECT_EQ(page.statistics.rows, 100u);
  EXPECT_EQ(page.events.size(), 100u);
  EXPECT_EQ(store_->count(query.predicate).value(), 100u);
}

TEST_F(SegmentStoreTest, CountsAndRanksOverAllSegments) {
  const auto all = add_overlapping(3, 400);
  const Predicate predicate = {equals(Column::source, "source-2")};
  std::map<std::string, std::int64_t> sums;
  std::uint64_t expected = 0;
  for (const Event& event : all)
    if (event.source_id == "source-2") {
      ++expected;
      sums[event.user] += event.bytes;
    }
  EXPECT_EQ(store_->count(predicate).value(), expected);
  const auto top = store_->rank(Column::user, Measure::sum_of_bytes, predicate, 3).value();
  ASSERT_EQ(top.size(), 3u);
  for (const Ranked& row : top) EXPECT_EQ(row.sum, sums[row.key]);
  EXPECT_EQ(top[0].sum, std::ranges::max_element(sums, {}, [](const auto& pair) { return pair.second; })->second);
}

TEST_F(SegmentStoreTest, RemovesOldSegmentsWholeUnlessHeld) {
  std::vector<SegmentInfo> infos;
  for (std::size_t s = 0; s < 4; ++s) {
    auto events = testing::random_events(s + 1, 20, Shape::usual);
    for (Event& event : events) event.time.nanoseconds += static_cast<std::int64_t>(s) * nanoseconds_per_day;
    infos.push_back(add(events, s + 1));
  }
  const Instant bound = infos[2].greatest_time;  // the third is not wholly before it
  const auto hold_first = [&](const SegmentInfo& segment) -> Result<bool> { return segment.id == infos[0].id; };
  auto gone = store_->remove_before(bound, hold_first);
  ASSERT_TRUE(gone) << gone.error().message;
  ASSERT_EQ(gone->segments.size(), 1u);
  EXPECT_EQ(gone->segments[0].id, infos[1].id);
  EXPECT_EQ(gone->segments[0].sha256, infos[1].sha256);
  EXPECT_EQ(gone->pinned.size(), 1u);
  EXPECT_FALSE(system_files().exists(folder() / infos[1].path));
  EXPECT_TRUE(system_files().exists(folder() / infos[0].path));
  // Until the ledger has its entry they are told again, also after a restart.
  reopen();
  EXPECT_EQ(store_->remove_before(bound, hold_first)->segments.size(), 1u);
  EXPECT_EQ(store_->forget(infos).error().code, ErrorCode::invalid_input) << "sealed ones are not forgotten";
  ASSERT_TRUE(store_->forget(gone->segments));
  EXPECT_TRUE(store_->remove_before(bound, hold_first)->segments.empty());
  EXPECT_EQ(store_->between({INT64_MIN}, {INT64_MAX})->size(), 3u);
  const auto failing = [](const SegmentInfo&) -> Result<bool> { return error(ErrorCode::failure, "no answer"); };
  EXPECT_FALSE(store_->remove_before(bound, failing));
  EXPECT_TRUE(system_files().exists(folder() / infos[0].path));
}

TEST_F(SegmentStoreTest, SweepsWhatACrashLeftAndNothingElse) {
  const SegmentInfo info = add(testing::random_events(1, 10, Shape::usual), 1);
  const Path day = folder() / info.path.parent_path();
  ASSERT_TRUE(system_files().replace(day / "orphan.parquet", as_bytes("x"), Durable::no));
  ASSERT_TRUE(system_files().replace(day / "half.parquet.tmp", as_bytes("x"), Durable::no));
  ASSERT_TRUE(system_files().replace(day / "notes.txt", as_bytes("x"), Durable::no));
  EXPECT_EQ(store_->sweep().value(), 2u);
  EXPECT_TRUE(system_files().exists(day / "notes.txt"));
  EXPECT_TRUE(store_->verify(info));
}

// Every effect of adding and removing fails once or for good: the manifest and the files agree after sweeping, nothing that
// was told as sealed is lost, and nothing is removed without being told.
TEST_F(SegmentStoreTest, StaysWholeWhicheverEffectFails) {
  const auto events = testing::random_events(1, 30, Shape::usual);
  std::size_t finished = 0;
  for (const FaultPersistence persistence : {FaultPersistence::once, FaultPersistence::for_ever}) {
    for (std::uint64_t step = 0; step < 80 && finished < 2; ++step) {
      auto directory = TemporaryDirectory::create().value();
      FaultFiles files(system_files());
      files.fail_after(step, EIO, persistence);
      std::set<Uuid> sealed;
      std::set<Uuid> told_removed;
      bool all_passed = true;
      {
        auto manifest = FileManifest::open(files, directory.path() / "manifest.json").value();
        SegmentStore store(files, directory.path(), *manifest);
        for (std::size_t n = 1; n <= 3; ++n) {
          SegmentWriter writer({});
          ASSERT_TRUE(writer.append(events));
          const auto info = store.add(writer, id_of(n), Instant{});
          if (info) sealed.insert(info->id);
          all_passed = all_passed && info;
        }
        const auto hold_third = [](const SegmentInfo& segment) -> Result<bool> { return segment.id == id_of(3); };
        const auto gone = store.remove_before({INT64_MAX}, hold_third);
        all_passed = all_passed && gone;
        if (gone)
          for (const SegmentInfo& segment : gone->segments) told_removed.insert(segment.id);
      }
      auto manifest = FileManifest::open(system_files(), directory.path() / "manifest.json");
      ASSERT_TRUE(manifest) << "step " << step << ": " << manifest.error().message;
      SegmentStore store(system_files(), directory.path(), **manifest);
      ASSERT_TRUE(store.sweep());
      const auto rows = (*manifest)->list().value();
      std::set<Uuid> known;
      for (const SegmentInfo& segment : rows) {
        known.insert(segment.id);
        if (segment.state == SegmentState::sealed) EXPECT_TRUE(store.verify(segment)) << "step " << step;
        else EXPECT_FALSE(system_files().exists(directory.path() / segment.path)) << "step " << step;
      }
      for (const Uuid& id : sealed) EXPECT_TRUE(known.contains(id)) << "step " << step << ": a sealed segment is lost";
      for (const Uuid& id : told_removed) EXPECT_TRUE(known.contains(id)) << "step " << step << ": forgotten before its ledger entry";
      if (all_passed) ++finished;
      if (all_passed) break;
    }
  }
  EXPECT_EQ(finished, 2u);
}

TEST_F(SegmentStoreTest, RefusesADamagedOrNewerManifest) {
  const Path path = folder() / "other.json";
  const auto open_with = [&](std::string_view text) {
    EXPECT_TRUE(system_files().replace(path, as_bytes(text), Durable::no));
    return FileManifest::open(system_files(), path).error().code;
  };
  EXPECT_EQ(open_with("{"), ErrorCode::integrity);
  EXPECT_EQ(open_with(R"({"format":"sekimori segments","version":2,"segments":[]})"), ErrorCode::invalid_input);
  EXPECT_EQ(open_with(R"({"format":"sekimori segments","version":1,"segments":[{}]})"), ErrorCode::integrity);
  Json row = to_json(add(testing::random_events(1, 10, Shape::usual), 1));
  row.set("path", "../../etc/passwd");
  const Json document = Json::object({{"format", "sekimori segments"}, {"version", 1}, {"segments", Json::Array{row}}});
  EXPECT_EQ(open_with(document.dump()), ErrorCode::integrity);
}

}  // namespace
}  // namespace sekimori::events
