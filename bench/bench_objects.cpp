// rooms: store/objects engine/stix
// Ten million objects in one collection: how fast they come in with everything durable, what they take in memory, and how long a page takes
// at any depth, first touch included. The first million is checked and timed as the server does it, the rest fills the collection.
//
// usage: bench_objects [OBJECTS]
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

#include "base/random.h"
#include "bench/figure.h"
#include "engine/stix/check.h"
#include "store/objects/file_object_log.h"

namespace {

using namespace sekimori;

// About 560 bytes, as the objects of a feed are.
std::string indicator(std::uint64_t number) {
  return fmt::format(
      R"({{"type":"indicator","spec_version":"2.1","id":"indicator--{:08x}-0000-4000-8000-{:012x}","created":"2026-01-05T09:00:00.000Z",)"
      R"("modified":"2026-01-05T09:00:00.000Z","name":"Malicious site hosting downloader","description":"A host seen in a campaign against makers )"
      R"(of machine parts; mails in the name of a supplier carry an archive whose password stands in the mail.","indicator_types":)"
      R"(["malicious-activity"],"pattern":"[ipv4-addr:value = '{}.{}.{}.{}']","pattern_type":"stix","valid_from":"2026-01-05T09:00:00Z",)"
      R"("labels":["c2"],"confidence":{}}})",
      number & 0xFFFFFFFFU, number, number >> 24 & 255U, number >> 16 & 255U, number >> 8 & 255U, number & 255U, number % 101);
}

std::uint64_t resident_bytes() {
  std::ifstream status("/proc/self/statm");
  std::uint64_t pages = 0, resident = 0;
  status >> pages >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

double share_of(std::vector<double>& values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t wanted = argc > 1 ? std::stoull(argv[1]) : 10'000'000;
  auto folder = TemporaryDirectory::create("bench-objects");
  if (!folder) return 1;
  const Path place = folder->path() / "c";
  auto log = objects::FileObjectLog::open(system_files(), place, system_clock());
  if (!log) return 1;

  constexpr std::uint64_t batch = 1000, most_checked = 1'000'000;
  const std::uint64_t checked = std::min(wanted, most_checked);
  double building = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint64_t at = 0; at < checked; at += batch) {
    const auto made = std::chrono::steady_clock::now();
    std::string body = "{\"objects\":[";
    for (std::uint64_t i = at; i < std::min(checked, at + batch); ++i) body.append(i == at ? "" : ",").append(indicator(i));
    body += "]}";
    building += bench::seconds_since(made);
    // What the server does with a bundle: read, check every object, append.
    const auto document = stix::JsonDocument::parse(body);
    std::vector<stix::Head> heads;
    std::vector<objects::NewObject> objects;
    heads.reserve(batch);
    for (const stix::JsonView object : document->root()["objects"].items()) {
      auto head = stix::read_head(object);
      if (!head || stix::first_error(object)) return 1;
      heads.push_back(*std::move(head));
      objects.push_back({.key = {heads.back().id.type, heads.back().id.uuid},
                         .version = heads.back().version.instant()->nanoseconds,
                         .version_digits = heads.back().version.digits,
                         .spec = 1,
                         .body = object.raw()});
    }
    const auto stored = (*log)->append(objects);
    if (!stored || stored->back().taken != objects::Taken::stored) return 1;
  }
  const double seconds = bench::seconds_since(begin) - building;
  const auto figures = (*log)->figures();
  if (figures.versions != checked) return 1;
  bench::print({.what = "objects checked, appended, durable (1,000 a bundle, one writer)",
                .value = static_cast<double>(checked) / seconds,
                .unit = "objects/s",
                .note = fmt::format("{} objects, {:.2f} GB of bodies; every bundle synced", checked,
                                    static_cast<double>(figures.body_bytes) / 1e9)});

  constexpr std::uint64_t filling = 10'000;
  for (std::uint64_t at = checked; at < wanted; at += filling) {
    std::vector<std::string> bodies;
    std::vector<objects::NewObject> objects;
    for (std::uint64_t i = at; i < std::min(wanted, at + filling); ++i) bodies.push_back(indicator(i));
    for (const std::string& body : bodies) {
      const auto id = stix::read_id(std::string_view(body).substr(body.find("indicator--"), 47));
      if (!id) return 1;
      objects.push_back(
          {.key = {"indicator", id->uuid}, .version = 1'767'603'600'000'000'000, .version_digits = 3, .spec = 1, .body = body});
    }
    if (!(*log)->append(objects)) return 1;
  }

  log->reset();
  const auto opening = std::chrono::steady_clock::now();
  auto again = objects::FileObjectLog::open(system_files(), place, system_clock());
  if (!again) return 1;
  bench::print(
      {.what = "opening a collection", .value = bench::seconds_since(opening), .unit = "s", .note = fmt::format("{} objects", wanted)});
  bench::print({.what = "memory of an open collection",
                .value = static_cast<double>(resident_bytes()) / 1e9,
                .unit = "GB resident",
                .note = fmt::format("{} objects, the whole process; {:.2f} GB of it is what is known about them", wanted,
                                    static_cast<double>((*again)->figures().memory_bytes) / 1e9)});

  SeededRandom random(20150128);
  const auto page_times = [&](const char* what, auto make) {
    std::vector<double> times;
    for (int i = 0; i < 5000; ++i) {
      const objects::Query query = make();
      const auto asked = std::chrono::steady_clock::now();
      auto page = (*again)->select(query);
      std::string out;
      if (!page || !(*again)->read_bodies(*page, out) || page->rows.empty()) std::exit(1);
      times.push_back(bench::seconds_since(asked) * 1e3);
    }
    const double middle = share_of(times, 0.5), most = times.back(), late = share_of(times, 0.99);
    bench::print({.what = what,
                  .value = late,
                  .unit = "ms p99",
                  .note = fmt::format("5,000 pages of 100 at random depths; p50 {:.3f} ms, most {:.2f} ms", middle, most)});
  };
  page_times("page at any depth", [&] { return objects::Query{.from = random.below(wanted - 100)}; });
  page_times("page at any depth, by date and type", [&] {
    const auto first = (*again)->select({.from = random.below(wanted - 200), .limit = 1});
    return objects::Query{.after = first->rows.front().added, .types = {"indicator"}};
  });
  page_times("page at any depth, all versions, marks bounded", [&] {
    objects::Labels labels;
    labels.set(0).set(1).set(2);
    return objects::Query{.from = random.below(wanted - 100), .versions = {.all = true}, .labels = labels};
  });
  return 0;
}
