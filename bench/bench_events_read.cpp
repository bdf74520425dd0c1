// rooms: base model engine/detect
// How fast log files are read in one thread: parsing alone, parsing and printing, parsing and the common shape.
//
//   bench_events_read FILE...          FILE: EVTX, JSON lines, CSV; prints MB/s of CPU time, the best of eight runs
#include <algorithm>
#include <cstdio>
#include <ctime>

#include "bench/figure.h"
#include "engine/detect/normalise/normaliser.h"
#include "engine/detect/normalise/record_json.h"
#include "engine/detect/record_reader.h"

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace sekimori;
  if (argc < 2) return bench::skip("name log files to read: EVTX, JSON lines or CSV");
  const auto& mappings = detect::MappingSet::embedded();
  const auto normaliser = detect::Normaliser::create(mappings);
  constexpr const char* modes[] = {"parse", "parse and print", "parse and shape"};
  for (int i = 1; i < argc; ++i) {
    const auto bytes = system_files().read(argv[i]);
    if (!bytes) {
      std::fprintf(stderr, "%s\n", bytes.error().message.c_str());
      return 1;
    }
    for (int mode = 0; mode < 3; ++mode) {
      double best = 1e9;
      std::uint64_t records = 0;
      for (int round = 0; round < 8; ++round) {
        std::string line;
        const detect::RecordSinks sinks{.record = [&](model::LogRecord& record) -> Result<void> {
                                          line.clear();
                                          if (mode == 1) detect::append_event_line(line, record);
                                          if (mode == 2) (void)normaliser.normalise(record, {"source", "file", "block"});
                                          return {};
                                        },
                                        .bad = [](const detect::BadRecord&) {}};
        const double begin = cpu_seconds();
        const auto summary = detect::read_records(*bytes, argv[i], mappings, sinks);
        best = std::min(best, cpu_seconds() - begin);
        if (summary) records = summary->records;
      }
      bench::print({.what = std::string(argv[i]) + ": " + modes[mode],
                    .value = static_cast<double>(bytes->size()) / best / 1e6,
                    .unit = "MB/s",
                    .note = fmt::format("{:.0f} records/s of one core", static_cast<double>(records) / best)});
    }
  }
  return 0;
}
