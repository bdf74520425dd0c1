// rooms: base model engine/detect
// Records per second on one core with all rules of the Sigma project, on real Windows records. Beside us in the same
// run: the plain evaluation of every rule, which is what an engine without an index and without routing does.
//
//   bench_hunt [SIGMA_DIRECTORY [LOG_DIRECTORY...]]     defaults: ../shared/data/sigma; its regression_data, ../shared/data/evtx
//
// Without that data: our own rules/ on the EVTX files that `sekimori demo-generate --size 80` writes.
#include <ctime>
#include <filesystem>

#include "base/processes.h"
#include "base/text.h"
#include "bench/figure.h"
#include "engine/detect/hunt/detector.h"
#include "engine/detect/mapping.h"
#include "engine/detect/record_reader.h"

namespace {

using namespace sekimori;
using namespace sekimori::detect;

using bench::seconds_since;

// Processor time of this thread: other work on the host does not count.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Records per second of processor time of `one(record)`, called over and over: the median of three rounds of a second.
template <class One>
double rate_of(size_t records, One one) {
  std::vector<double> rates;
  std::uint64_t at = 0;
  for (int round = 0; round < 3; ++round) {
    std::uint64_t done = 0;
    const double start = cpu_seconds();
    while (cpu_seconds() - start < 1)
      for (size_t i = 0; i < 64; ++i, ++done) one(at++ % records);
    rates.push_back(static_cast<double>(done) / (cpu_seconds() - start));
  }
  return bench::median(rates);
}

// Bytes a rule could look at.
double bytes_of(const model::LogRecord& record) {
  size_t bytes = 0;
  for (const model::Field& field : record.fields) bytes += field.name.size() + field.value.text.size();
  return static_cast<double>(bytes);
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
  bool holds(const model::LogRecord& record, const std::vector<std::string>& folded) const {
    return holds(rule_.condition, record, folded);
  }

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
  std::vector<Path> folders;
  std::vector<Path> logs;
  for (int i = 2; i < argc; ++i) logs.emplace_back(argv[i]);
  std::optional<TemporaryDirectory> own;
  const bool given = system_files().list(sigma).has_value();
  if (given) {
    for (const char* folder : {"rules", "rules-emerging-threats", "rules-threat-hunting", "rules-compliance"})
      folders.push_back(sigma / folder);
    if (logs.empty()) logs = {sigma / "regression_data", sigma / ".." / "evtx"};
  } else {
    std::error_code code;
    const Path program = std::filesystem::read_symlink("/proc/self/exe", code).parent_path().parent_path() / "sekimori";
    auto made = TemporaryDirectory::create("bench");
    if (!made) return fail(made.error().message);
    own.emplace(*std::move(made));
    ProcessRequest request;
    request.program = program;
    request.arguments = {"demo-generate", "--size", "80", (own->path() / "story").string()};
    const auto done = system_processes().run(request);
    if (!done || !done->ok())
      return bench::skip(fmt::format("{} is absent, and {} cannot write records of its own", sigma.string(), program.string()));
    folders = {"rules"};
    if (logs.empty()) logs = {own->path() / "story"};
  }

  auto start = std::chrono::steady_clock::now();
  auto loaded = load_directories(system_files(), folders, {});
  if (!loaded) return fail(loaded.error().message);
  const auto rules = std::make_shared<const RuleSet>(std::move(*loaded));
  const double load_seconds = seconds_since(start);
  start = std::chrono::steady_clock::now();
  const auto index = RuleIndex::create(rules, Zone::tokyo());
  if (!index) return fail(index.error().message);
  fmt::print("rules: {} of {} files; read in {:.2f} s, compiled in {:.2f} s, automata {:.1f} MiB\n", rules->rules.size(), rules->files,
             load_seconds, seconds_since(start), static_cast<double>((*index)->bytes()) / (1 << 20));

  std::vector<Path> paths;
  for (const Path& directory : logs) {
    std::error_code code;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory, code))
      if (entry.is_regular_file() && entry.path().extension() == ".evtx") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<model::LogRecord> records;
  std::uint64_t bytes = 0;
  std::vector<double> reading;
  for (int round = 0; round < 3; ++round) {
    records.clear();
    bytes = 0;
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
    reading.push_back(seconds_since(start));
  }
  if (records.empty()) return fail("no EVTX records found");
  const double read_seconds = bench::median(reading);

  Matcher matcher(*index);
  std::uint64_t hits = 0;
  for (const model::LogRecord& record : records) hits += matcher.match(record).size();
  fmt::print("hits: {}\n", hits);
  const double memory = bench::memory_read_bytes_per_second();
  const auto mean_bytes = [](const auto& chosen, auto record_of) {
    double total = 0;
    for (const auto& one : chosen) total += bytes_of(record_of(one));
    return total / static_cast<double>(chosen.size());
  };
  const double rate = rate_of(records.size(), [&](size_t i) { matcher.match(records[i]); });
  std::vector<const model::LogRecord*> processes;
  for (const model::LogRecord& record : records)
    if ((record.event_id == 1 && record.channel.find("Sysmon") != std::string::npos) ||
        (record.event_id == 4688 && record.channel == "Security"))
      processes.push_back(&record);
  const double process_rate = processes.empty() ? 0 : rate_of(processes.size(), [&](size_t i) { matcher.match(*processes[i]); });

  std::vector<PlainRule> plain;
  const Zone zone = Zone::tokyo();
  for (const Rule& rule : rules->rules) plain.emplace_back(rule, zone);
  const double plain_rate = rate_of(records.size(), [&](size_t i) {
    const model::LogRecord& record = records[i * 97 % records.size()];
    std::vector<std::string> folded;
    for (const model::Field& field : record.fields) folded.push_back(fold_case(field.value.text));
    for (const PlainRule& rule : plain) hits += rule.holds(record, folded);
  });

  const std::string rules_note = fmt::format("{} rules of {}, {} records of {} EVTX files", rules->rules.size(), given ? "Sigma" : "rules/",
                                             records.size(), paths.size());
  bench::print(
      {.what = "reading EVTX into records",
       .value = static_cast<double>(bytes) / 1e6 / read_seconds,
       .unit = "MB/s",
       .note = fmt::format("{:.0f} records/s, wall clock, files in the page cache; {}", static_cast<double>(records.size()) / read_seconds,
                           bench::of_memory(static_cast<double>(bytes) / read_seconds, memory))});
  const auto of_memory = [&](double per_second, double bytes_each) { return bench::of_memory(per_second * bytes_each, memory); };
  bench::print(
      {.what = "matching all rules",
       .value = rate,
       .unit = "records/CPU-s",
       .peer = "plain evaluation of every rule",
       .peer_value = plain_rate,
       .note = fmt::format("{}; {}", rules_note,
                           of_memory(rate, mean_bytes(records, [](const model::LogRecord& r) -> const model::LogRecord& { return r; })))});
  if (!processes.empty())
    bench::print(
        {.what = "matching all rules, process creation alone",
         .value = process_rate,
         .unit = "records/CPU-s",
         .note = fmt::format(
             "{} records; {}", processes.size(),
             of_memory(process_rate, mean_bytes(processes, [](const model::LogRecord* r) -> const model::LogRecord& { return *r; })))});
  return 0;
}
