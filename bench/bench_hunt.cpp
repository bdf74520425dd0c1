// rooms: base model engine/detect
// Records per second on one core with all rules of the Sigma project, on real Windows records. Beside us in the same
// run: the plain evaluation of every rule, which is what an engine without an index and without routing does.
//
//   bench_hunt [SIGMA_DIRECTORY [LOG_DIRECTORY...]]     defaults: ../shared/data/sigma; its regression_data, ../shared/data/evtx
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>

#include <fmt/core.h>

#include "base/text.h"
#include "engine/detect/hunt/detector.h"
#include "engine/detect/mapping.h"
#include "engine/detect/record_reader.h"

namespace {

using namespace sekimori;
using namespace sekimori::detect;

double seconds_since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

// Processor time of this thread: other work on the host does not count.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Records per second of processor time of `one(record)`, called over and over for some seconds.
template <class One>
double rate_of(size_t records, double seconds, One one) {
  std::uint64_t done = 0;
  const double start = cpu_seconds();
  while (cpu_seconds() - start < seconds)
    for (size_t i = 0; i < 64; ++i) one(done++ % records);
  return static_cast<double>(done) / (cpu_seconds() - start);
}

class PlainRule {
 public:
  PlainRule(const Rule& rule, const Zone& zone) : rule_(rule), zone_(zone) {
    for (const Predicate& predicate : rule.predicates) {
      regexes_.emplace_back();
      if (predicate.test != Test::regex) continue;
      if (auto regex = Regex::compile(predicate.expression)) regexes_.back() = std::move(*regex);
    }
  }
  bool holds(const model::LogRecord& record, const std::vector<std::string>& folded) const { return holds(rule_.condition, record, folded); }

 private:
  bool holds(const Expression& expression, const model::LogRecord& record, const std::vector<std::string>& folded) const {
    const auto inner = [&](const Expression& child) { return holds(child, record, folded); };
    switch (expression.kind) {
      case Expression::Kind::all_of: return std::ranges::all_of(expression.children, inner);
      case Expression::Kind::any_of: return std::ranges::any_of(expression.children, inner);
      case Expression::Kind::negation: return !inner(expression.children[0]);
      case Expression::Kind::leaf: break;
    }
    const Predicate& predicate = rule_.predicates[expression.predicate];
    const Regex* regex = regexes_[expression.predicate] ? &*regexes_[expression.predicate] : nullptr;
    for (size_t f = 0; f < record.fields.size(); ++f)
      if ((predicate.field.empty() || predicate.field == record.fields[f].name) &&
          holds_for_value(predicate, regex, zone_, {record.fields[f].value.text, folded[f], record.fields[f].value.kind}))
        return true;
    return false;
  }
  const Rule& rule_;
  const Zone& zone_;
  std::vector<std::optional<Regex>> regexes_;
};

int fail(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const Path sigma = argc > 1 ? argv[1] : "../shared/data/sigma";
  std::vector<Path> logs;
  for (int i = 2; i < argc; ++i) logs.emplace_back(argv[i]);
  if (logs.empty()) logs = {sigma / "regression_data", sigma / ".." / "evtx"};

  auto start = std::chrono::steady_clock::now();
  std::vector<Path> folders;
  for (const char* folder : {"rules", "rules-emerging-threats", "rules-threat-hunting", "rules-compliance"}) folders.push_back(sigma / folder);
  auto loaded = load_directories(system_files(), folders, {});
  if (!loaded) return fail(loaded.error().message);
  const auto rules = std::make_shared<const RuleSet>(std::move(*loaded));
  const double load_seconds = seconds_since(start);
  start = std::chrono::steady_clock::now();
  const auto index = RuleIndex::create(rules, Zone::tokyo());
  if (!index) return fail(index.error().message);
  fmt::print("rules: {} of {} files; read in {:.2f} s, compiled in {:.2f} s, automata {:.1f} MiB\n", rules->rules.size(), rules->files, load_seconds, seconds_since(start),
             static_cast<double>((*index)->bytes()) / (1 << 20));

  std::vector<Path> paths;
  for (const Path& directory : logs) {
    std::error_code code;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory, code))
      if (entry.is_regular_file() && entry.path().extension() == ".evtx") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<model::LogRecord> records;
  std::uint64_t bytes = 0;
  start = std::chrono::steady_clock::now();
  for (const Path& path : paths) {
    const auto summary = read_records(system_files(), path, MappingSet::embedded(),
                                      {.record = [&](model::LogRecord& record) -> Result<void> {
                                         if (records.size() < 200'000) records.push_back(record);
                                         return {};
                                       },
                                       .bad = [](const BadRecord&) {}});
    if (summary) bytes += summary->bytes;
  }
  if (records.empty()) return fail("no EVTX records found");
  const double read_seconds = seconds_since(start);
  fmt::print("records: {} of {} EVTX files, read and kept in {:.2f} s ({:.0f} records/s, {:.1f} MB/s)\n", records.size(), paths.size(), read_seconds,
             static_cast<double>(records.size()) / read_seconds, static_cast<double>(bytes) / 1e6 / read_seconds);

  Matcher matcher(*index);
  std::uint64_t hits = 0;
  for (const model::LogRecord& record : records) hits += matcher.match(record).size();
  fmt::print("hits: {}\n", hits);
  const double rate = rate_of(records.size(), 2, [&](size_t i) { matcher.match(records[i]); });
  fmt::print("matching, all records, one core: {:.0f} records/s\n", rate);
  std::vector<const model::LogRecord*> processes;
  for (const model::LogRecord& record : records)
    if ((record.event_id == 1 && record.channel.find("Sysmon") != std::string::npos) || (record.event_id == 4688 && record.channel == "Security")) processes.push_back(&record);
  if (!processes.empty())
    fmt::print("matching, process creation ({} records), one core: {:.0f} records/s\n", processes.size(), rate_of(processes.size(), 2, [&](size_t i) { matcher.match(*processes[i]); }));

  std::vector<PlainRule> plain;
  const Zone zone = Zone::tokyo();
  for (const Rule& rule : rules->rules) plain.emplace_back(rule, zone);
  const double plain_rate = rate_of(records.size(), 2, [&](size_t i) {
    const model::LogRecord& record = records[i * 97 % records.size()];
    std::vector<std::string> folded;
    for (const model::Field& field : record.fields) folded.push_back(fold_case(field.value.text));
    for (const PlainRule& rule : plain) hits += rule.holds(record, folded);
  });
  fmt::print("plain evaluation of every rule, one core: {:.0f} records/s; the index is {:.0f} times as fast\n", plain_rate, rate / plain_rate);
  return 0;
}
