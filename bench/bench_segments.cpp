// rooms: store/events
// Writing and asking one segment of a million events, one thread. bench/segments.py runs it and puts pyarrow and DuckDB beside it.
//
//   bench_segments [FILE [EVENTS]]      keeps the segment as FILE when it is given
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "store/events/scan.h"
#include "store/events/segment_writer.h"
#include "store/events/testing/random_events.h"

using namespace sekimori;
using namespace sekimori::events;

namespace {

// CPU seconds of the process: what else runs on the machine does not count.
double seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double median_seconds(const std::function<void()>& work) {
  std::vector<double> times;
  for (int round = 0; round < 5; ++round) times.push_back(seconds(work));
  std::ranges::sort(times);
  return times[2];
}

template <class T>
T must(Result<T> result) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(1);
}

void say(const char* what, double value, const char* unit, const char* key, double answer) {
  std::printf("{\"what\": \"%s\", \"value\": %.6g, \"unit\": \"%s\", \"key\": \"%s\", \"answer\": %.17g}\n", what, value, unit, key,
              answer);
}

}  // namespace

int main(int count, char** arguments) {
  auto folder = must(TemporaryDirectory::create());
  const Path path = count > 1 ? Path(arguments[1]) : folder.path() / "segment.parquet";
  const std::size_t events = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1'000'000;
  constexpr std::size_t batch = 50'000;

  SegmentWriter writer({});
  double writing = 0;
  for (std::size_t done = 0; done < events; done += batch) {
    // Batches of one stream of time; making them is not counted.
    auto made = testing::random_events(done + 1, std::min(batch, events - done), testing::Shape::usual);
    for (model::Event& event : made) event.time.nanoseconds += static_cast<std::int64_t>(done) * 45'000'000;
    writing += seconds([&] {
      if (!writer.append(made)) std::exit(1);
    });
  }
  SegmentInfo info;
  writing += seconds([&] { info = must(writer.seal(system_files(), path, Uuid{}, Instant{})); });
  const auto rows = static_cast<double>(info.rows);
  say("write a segment, synced", rows / writing, "events/CPU-s", "write", rows);
  say("size on disk, raw record included", static_cast<double>(info.bytes) / rows, "bytes/event", "size", static_cast<double>(info.bytes));

  const auto open = [&] { return must(SegmentReader::open(system_files(), path)); };
  std::int64_t sum = 0;
  double took = median_seconds([&] {
    sum = 0;
    constexpr Column columns[] = {Column::bytes};
    must(scan(*open(), {}, columns, ScanOrder::oldest_first, [&](const RowBatch& rows_of_block) -> Result<ScanStep> {
      for (const std::int64_t value : rows_of_block.integers(Column::bytes)) sum += value;
      return ScanStep::go_on;
    }));
  });
  say("sum of bytes over all events", rows / took, "events/CPU-s", "sum", static_cast<double>(sum));

  std::uint64_t found = 0;
  took = median_seconds([&] { found = must(events::count(*open(), {contains(Column::process, "process3")})); });
  say("substring in the process (dictionary)", rows / took, "events/CPU-s", "process", static_cast<double>(found));
  took = median_seconds([&] { found = must(events::count(*open(), {contains(Column::object, "\\p7777")})); });
  say("substring in the path", rows / took, "events/CPU-s", "path", static_cast<double>(found));
  took = median_seconds([&] { found = must(events::count(*open(), {equals(Column::user, "user77")})); });
  say("events of one user", rows / took, "events/CPU-s", "user", static_cast<double>(found));
  took = median_seconds([&] { found = must(events::count(*open(), {equals(Column::user, "user5 nobody")})); });
  say("a user who is not there (bloom filter)", took * 1e6, "CPU microseconds", "absent", static_cast<double>(found));
  std::vector<Ranked> top;
  took = median_seconds([&] { top = must(rank(*open(), Column::user, Measure::sum_of_bytes, {unless(equals(Column::activity, 2))}, 10)); });
  say("top 10 users by bytes, reads left out", rows / took, "events/CPU-s", "top", static_cast<double>(top.at(0).sum));
  return 0;
}
