// rooms: base model engine/link
// libraries: sqlite3
// A report against a store of a million indicators; campaigns found in drawn reports and in the story of attacker X. Beside us: plain union
// of equal values, and correlation as a table of pairs with equal values in SQLite, which is how MISP's default engine keeps it.
//
//   bench_link [INDICATORS]      default 1,000,000
#include <sqlite3.h>
#include <sys/resource.h>

#include <ctime>
#include <filesystem>
#include <unordered_map>

#include "base/files.h"
#include "bench/figure.h"
#include "engine/link/link_journal.h"
#include "engine/link/linker.h"
#include "engine/link/testing/attacker_x.h"
#include "engine/link/testing/cluster_score.h"
#include "engine/link/testing/published_indicators.h"

namespace {

// Said beside the figures below 0.95, which no correlation of values can reach.
constexpr std::string_view short_of_values =
    "; below 0.95 because so few values seldom meet: two reports of a campaign often share none. Two ways were tried: weighing what they "
    "do share (this figure, at the bound), and taking published lists in as reports (the figure with lists)";

using namespace sekimori;
using namespace sekimori::link;
using bench::seconds_since;

constexpr size_t values_each = 12;

// Campaigns of two to two hundred reports with pools of their own, a value in ten from a pool that everybody draws from.
class World {
 public:
  explicit World(std::uint64_t seed) : random_(seed) {}
  Report next(size_t number) {
    if (left_ == 0) {
      ++campaign_;
      left_ = 2 + random_.below(random_.below(10) == 0 ? 200 : 20);
      pool_ = left_ * 4;
    }
    --left_;
    Report report;
    report.id = "stored-" + std::to_string(number);
    report.time = Instant::from_seconds(1'300'000'000 + static_cast<std::int64_t>(number) * 600);
    report.member = "m" + std::to_string(random_.below(300));
    report.industry = "i" + std::to_string(random_.below(12));
    while (report.features.size() < values_each) {
      if (random_.below(10) == 0) {
        report.features.push_back({FeatureType::mailer, "mailer " + std::to_string(random_.below(60))});
        continue;
      }
      const std::uint64_t value = campaign_ * 100'000 + random_.below(pool_);
      switch (value % 4) {
        case 0: report.features.push_back({FeatureType::domain, "h" + std::to_string(value) + ".example"}); break;
        case 1: report.features.push_back({FeatureType::sha256, to_hex(sha256(std::to_string(value)))}); break;
        case 2:
          report.features.push_back(
              {FeatureType::ip, fmt::format("2001:db8:{:x}:{:x}::{:x}", value >> 32, (value >> 16) & 0xFFFF, value & 0xFFFF)});
          break;
        default: report.features.push_back({FeatureType::file_name, "f" + std::to_string(value)}); break;
      }
      tidy_features(report.features);
    }
    return report;
  }

 private:
  SeededRandom random_;
  std::uint64_t campaign_ = 0;
  std::uint64_t left_ = 0;
  std::uint64_t pool_ = 1;
};

double percentile(std::vector<double>& times, double share) {
  std::ranges::sort(times);
  return times[std::min(times.size() - 1, static_cast<size_t>(share * static_cast<double>(times.size())))];
}

// Of this thread: what others do on the machine in the middle of a report is not the report's.
double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double resident_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Attributes with an index on the value; for each new one a row for every equal one of another report, at most 20 as MISP's limit for
// values that correlate with everything.
class PairTable {
 public:
  PairTable() {
    sqlite3_open(":memory:", &data_);
    run("CREATE TABLE attribute(value TEXT, report INTEGER); CREATE INDEX by_value ON attribute(value);"
        "CREATE TABLE correlation(a INTEGER, b INTEGER, value TEXT); CREATE INDEX by_a ON correlation(a); CREATE INDEX by_b ON "
        "correlation(b);");
    prepare("SELECT report FROM attribute WHERE value = ?1 LIMIT 20", find_);
    prepare("INSERT INTO correlation VALUES(?1, ?2, ?3)", pair_);
    prepare("INSERT INTO attribute VALUES(?1, ?2)", insert_);
  }
  ~PairTable() {
    for (sqlite3_stmt* one : {find_, pair_, insert_}) sqlite3_finalize(one);
    sqlite3_close(data_);
  }
  PairTable(const PairTable&) = delete;
  PairTable& operator=(const PairTable&) = delete;

  void add(const Report& report, std::int64_t number) {
    run("BEGIN");
    for (const Feature& feature : report.features) {
      text(find_, 1, feature.value);
      while (sqlite3_step(find_) == SQLITE_ROW) {
        sqlite3_bind_int64(pair_, 1, number);
        sqlite3_bind_int64(pair_, 2, sqlite3_column_int64(find_, 0));
        text(pair_, 3, feature.value);
        sqlite3_step(pair_);
        sqlite3_reset(pair_);
      }
      sqlite3_reset(find_);
      text(insert_, 1, feature.value);
      sqlite3_bind_int64(insert_, 2, number);
      sqlite3_step(insert_);
      sqlite3_reset(insert_);
    }
    run("COMMIT");
  }

 private:
  void run(const char* sql) { sqlite3_exec(data_, sql, nullptr, nullptr, nullptr); }
  void prepare(const char* sql, sqlite3_stmt*& to) { sqlite3_prepare_v2(data_, sql, -1, &to, nullptr); }
  static void text(sqlite3_stmt* to, int place, const std::string& value) {
    sqlite3_bind_text(to, place, value.data(), static_cast<int>(value.size()), nullptr);
  }
  sqlite3* data_ = nullptr;
  sqlite3_stmt* find_ = nullptr;
  sqlite3_stmt* pair_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

int fail(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  return 1;
}

int measure_store(size_t indicators) {
  const size_t stored = indicators / values_each;
  constexpr size_t measured = 5000;
  World world(1);
  std::vector<Report> reports;
  for (size_t i = 0; i < stored + measured; ++i) reports.push_back(world.next(i));
  std::vector<double> ours, theirs;
  const double before = resident_megabytes();
  auto start = std::chrono::steady_clock::now();
  double filled = 0;
  size_t held = 0, campaigns = 0;
  {
    Linker linker{StopLists()};
    for (size_t i = 0; i < reports.size(); ++i) {
      if (i == stored) {
        filled = seconds_since(start);
        held = stored * values_each;
      }
      const double one = cpu_milliseconds();
      if (auto done = linker.add(reports[i]); !done) return fail(done.error().message);
      if (i >= stored) ours.push_back(cpu_milliseconds() - one);
    }
    campaigns = linker.campaigns().size();
  }
  const double memory = resident_megabytes() - before;
  {
    PairTable table;
    for (size_t i = 0; i < reports.size(); ++i) {
      const double one = cpu_milliseconds();
      table.add(reports[i], static_cast<std::int64_t>(i));
      if (i >= stored) theirs.push_back(cpu_milliseconds() - one);
    }
  }
  const std::string note = fmt::format(
      "{} indicators of {} reports stored, {} campaigns, {:.0f} MiB; {} reports measured one by one in processor time; filling took {:.1f} "
      "s on 1 of {} "
      "cores",
      held, stored, campaigns, memory, measured, filled, std::thread::hardware_concurrency());
  bench::print({.what = "a report against the store, median",
                .value = percentile(ours, 0.5),
                .unit = "ms",
                .peer = "pairs of equal values in SQLite (memory)",
                .peer_value = percentile(theirs, 0.5),
                .note = note + "; the peer groups and weighs nothing"});
  bench::print({.what = "a report against the store, 99th of 100",
                .value = percentile(ours, 0.99),
                .unit = "ms",
                .peer = "pairs of equal values in SQLite (memory)",
                .peer_value = percentile(theirs, 0.99),
                .note = "reach: 5 ms"});
  bench::print({.what = "a report against the store, slowest",
                .value = ours.back(),
                .unit = "ms",
                .peer = "pairs of equal values in SQLite (memory)",
                .peer_value = theirs.back(),
                .note = "reach: 5 ms; the slowest one grows a campaign past a size at which it is grouped anew"});

  auto folder = TemporaryDirectory::create("bench");
  if (!folder) return fail(folder.error().message);
  {
    auto journal = LinkJournal::open(system_files(), folder->path(), StopLists());
    if (!journal) return fail(journal.error().message);
    for (size_t i = 0; i < stored; ++i)
      if (auto done = journal->add(reports[i]); !done) return fail(done.error().message);
    if (auto done = journal->sync(); !done) return fail(done.error().message);
  }
  double cpu = cpu_milliseconds();
  auto again = LinkJournal::open(system_files(), folder->path(), StopLists());
  if (!again) return fail(again.error().message);
  bench::print({.what = "opening the state",
                .value = (cpu_milliseconds() - cpu) / 1000,
                .unit = "s",
                .note = fmt::format("processor time; the journal of {} reports played again", stored)});
  cpu = cpu_milliseconds();
  if (auto done = again->regroup_all(); !done) return fail(done.error().message);
  bench::print({.what = "grouping everything anew",
                .value = (cpu_milliseconds() - cpu) / 1000,
                .unit = "s",
                .note = fmt::format("processor time; {} reports", stored)});
  return 0;
}

void measure_story() {
  StopLists lists;
  (void)lists.add_lines("free mail", "freemail.example\nmail-for-all.example\nwebpost.example\n");
  constexpr std::uint64_t first = 5000, stories = 20;
  size_t links = 0, right_links = 0;
  std::vector<double> first_ties;
  size_t whole = 0, most_false = 0, fewest = 114, union_false = 0;
  for (std::uint64_t seed = first; seed < first + stories; ++seed) {
    const auto story = link::testing::attacker_story(seed);
    Linker linker(lists);
    std::map<std::string, std::pair<size_t, size_t>> of_campaign;  // X's, others'
    std::vector<std::vector<std::string>> values;
    for (const auto& mail : story) {
      const Report report = *report_of(mail.line);
      (void)linker.add(report);
      values.emplace_back();
      for (const Feature& feature : report.features)
        if (describe(feature.type).standing == Standing::proof && lists.judge(feature).ground == Ground::own)
          values.back().push_back(feature.value);
    }
    std::map<std::string, std::string> actors;
    size_t of_x = 0, first_tied = 0;
    for (const auto& mail : story) actors[std::string(mail.line["id"].text())] = mail.actor;
    for (const auto& mail : story) {
      of_x += mail.actor == "X";
      for (const Link& one : linker.links_of(mail.line["id"].text())) {
        if (!one.same_campaign || !one.holds) continue;
        const bool right = actors[one.from] == actors[one.to];
        ++links;
        right_links += right;
        if (right && mail.actor == "X" && first_tied == 0) first_tied = of_x;
      }
    }
    first_ties.push_back(static_cast<double>(first_tied));
    const auto plain = link::testing::plain_union(values);
    std::map<std::string, std::pair<size_t, size_t>> of_union;
    for (size_t i = 0; i < story.size(); ++i) {
      auto& ours = of_campaign[linker.campaign_of(story[i].line["id"].text())->to_string()];
      auto& theirs = of_union[plain[i]];
      (story[i].actor == "X" ? ours.first : ours.second) += 1;
      (story[i].actor == "X" ? theirs.first : theirs.second) += 1;
    }
    const auto largest = [](const auto& groups) {
      return std::ranges::max_element(groups, {}, [](const auto& one) { return one.second.first; })->second;
    };
    const auto found = largest(of_campaign);
    whole += found.first == 114 && found.second <= 1;
    most_false = std::max(most_false, found.second);
    fewest = std::min(fewest, found.first);
    union_false += largest(of_union).second;
  }
  bench::print({.what = "stories in which attacker X is found whole (114 mails, at most 1 false)",
                .value = static_cast<double>(whole),
                .unit = fmt::format("of {}", stories),
                .note = fmt::format(
                    "seeds {} to {}; worst: {} of 114, {} false; plain union of strong values draws in {:.0f} strangers a story", first,
                    first + stories - 1, fewest, most_false, static_cast<double>(union_false) / static_cast<double>(stories))});
  bench::print({.what = "links inside campaigns that tie mails of one attacker",
                .value = 100 * static_cast<double>(right_links) / static_cast<double>(links),
                .unit = "%",
                .note = fmt::format("{} links of {} stories; X's mail number {:.0f} is the first that is tied to another of his (median)",
                                    links, stories, bench::median(first_ties))});
}

int measure_published() {
  const std::filesystem::path shared = "../shared/data/cti";
  if (!std::filesystem::exists(shared / "eset")) return 0;
  const auto lists = StopLists::load(system_files(), shared / "warninglists");
  if (!lists) return fail(lists.error().message);
  const auto published = link::testing::published_values(shared / "eset");
  const auto nowhere_else = link::testing::only_of_one_folder(published);
  for (const size_t wanted : {734u, 1334u})
    for (const size_t k : {3u, 6u, 12u}) {
      std::vector<double> ours, plain, possible, known;
      std::string parts;
      for (const std::uint64_t seed : {101u, 102u, 103u}) {
        const auto drawn = link::testing::draw_reports(published, k, wanted, seed);
        Linker linker(*lists), with_lists(*lists);
        for (const auto& [folder, values] : published)
          (void)with_lists.add(*report_of(link::testing::line_of({"list-" + folder, folder, values})));
        std::vector<std::string> truth, found, found_known;
        std::vector<std::vector<std::string>> values, own;
        for (const auto& one : drawn) {
          const Report report = *report_of(link::testing::line_of(one));
          (void)linker.add(report);
          (void)with_lists.add(report);
          truth.push_back(one.folder);
          values.push_back(one.values);
          own.emplace_back();
          for (const std::string& value : one.values)
            if (nowhere_else.contains(value)) own.back().push_back(value);
        }
        for (const auto& one : drawn) {
          found.push_back(linker.campaign_of(one.id)->to_string());
          found_known.push_back(with_lists.campaign_of(one.id)->to_string());
        }
        const auto score = link::testing::score_clusters(truth, found);
        ours.push_back(score.f1);
        plain.push_back(link::testing::score_clusters(truth, link::testing::plain_union(values)).f1);
        possible.push_back(link::testing::score_clusters(truth, link::testing::plain_union(own)).f1);
        known.push_back(link::testing::score_clusters(truth, found_known).f1);
        parts = fmt::format("P {:.3f}, R {:.3f}, ARI {:.3f}, pairwise F1 {:.3f} (last seed)", score.precision, score.recall,
                            score.adjusted_rand, score.pairwise_f1);
      }
      bench::print(
          {.what = fmt::format("B-cubed F1, {} reports of {} values", wanted, k),
           .value = bench::median(ours),
           .unit = "",
           .peer = "plain union",
           .peer_value = bench::median(plain),
           .note = fmt::format(
               "{}; possible by values alone {:.3f}; with the published lists in the store {:.3f}; {} folders, seeds 101 to 103{}", parts,
               bench::median(possible), bench::median(known), published.size(), bench::median(possible) < 0.95 ? short_of_values : "")});
    }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const size_t indicators = argc > 1 ? static_cast<size_t>(std::strtoull(argv[1], nullptr, 10)) : 1'000'000;
  if (const int failed = measure_store(indicators); failed != 0) return failed;
  measure_story();
  return measure_published();
}
