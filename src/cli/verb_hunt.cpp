#include <algorithm>

#include "base/csv.h"
#include "cli/log_readers.h"
#include "cli/rule_options.h"
#include "cli/verb.h"
#include "engine/detect/hunt/hunt_run.h"
#include "engine/detect/mapping.h"

namespace sekimori::cli {
namespace {

// Files named, and files below folders named, in the order of their path bytes; links inside folders are not followed.
Result<void> collect(Surroundings& at, const Path& path, std::vector<Path>& out) {
  std::error_code code;
  if (!std::filesystem::is_directory(path, code)) {
    out.push_back(path);
    return {};
  }
  for (const DirectoryEntry& entry : TRY(at.files.list(path))) {
    const Path inner = path / entry.name;
    switch (entry.kind) {
      case FileKind::directory: TRY(collect(at, inner, out)); break;
      case FileKind::regular: out.push_back(inner); break;
      case FileKind::symlink:
      case FileKind::special: at.note(fmt::format("{}: not a regular file; left out\n", inner.string())); break;
    }
  }
  return {};
}

std::string record_text(const model::EventReference& event) { return fmt::format("{}", event.position); }

std::string time_text(const detect::HuntFinding& finding) {
  if (!finding.detection.time) return {};
  return finding.time_digits > 0 ? finding.detection.time->to_rfc3339(finding.time_digits) : finding.detection.time->to_rfc3339();
}

std::string summary_of(const model::Detection& detection) {
  std::string text;
  const auto add = [&](const std::vector<model::Field>& fields) {
    for (const model::Field& field : fields) {
      if (!text.empty()) text += "; ";
      text += field.name + ": " + field.value.text;
    }
  };
  if (!detection.events.empty()) text = fmt::format("{}", detection.count);
  add(detection.group);
  add(detection.matched);
  return text;
}

// Rows of the timeline, kept until the end because they are sorted by time.
class Timeline {
 public:
  void add(const detect::HuntFinding& finding) {
    const model::Detection& detection = finding.detection;
    rows_.push_back({detection.time.value_or(Instant{INT64_MAX}),
                     rows_.size(),
                     {time_text(finding), std::string(name_of(detection.level)), detection.title, detection.rule_id, finding.computer,
                      finding.user, detection.source.path, record_text(detection.source), summary_of(detection)}});
  }

  Result<void> write(Files& files, const Path& path) {
    std::ranges::sort(rows_, {}, [](const Row& row) { return std::pair(row.time, row.number); });
    std::string text;
    append_csv_row(text, {"time", "level", "title", "rule_id", "computer", "user", "source", "record", "summary"});
    for (const Row& row : rows_) append_csv_row(text, row.cells);
    return files.replace(path, as_bytes(text), Durable::no);
  }

 private:
  struct Row {
    Instant time;
    size_t number;  // of equal times the one found first stands first
    std::vector<std::string> cells;
  };
  std::vector<Row> rows_;
};

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const detect::LoadOptions load = TRY(rule_load_options(at, arguments));
  std::vector<Path> directories;
  for (const std::string& directory : arguments.all("rules")) directories.emplace_back(directory);
  auto rules = std::make_shared<detect::RuleSet>(directories.empty() ? detect::own_rules(load)
                                                                     : TRY(detect::load_directories(at.files, directories, load)));
  for (const detect::RejectedRule& rejected : rules->rejected)
    at.note(fmt::format("{}:{}: {}\n", rejected.file, rejected.line, rejected.in(at.language)));
  if (rules->rules.empty()) return error(ErrorCode::invalid_input, "no rule could be loaded; give a directory of Sigma rules with --rules");
  auto zone = Zone::find(arguments.value("zone", "Asia/Tokyo"));
  if (!zone) return std::unexpected(std::move(zone).error());
  const auto index = TRY(detect::RuleIndex::create(rules, *zone));

  std::vector<Path> paths;
  for (const std::string& path : arguments.rest) TRY(collect(at, path, paths));
  std::vector<Path> mapping_files;
  for (const std::string& file : arguments.all("mapping")) mapping_files.emplace_back(file);
  const detect::MappingSet mappings = TRY(detect::MappingSet::load(at.files, mapping_files));
  const std::string timeline_file = arguments.value("timeline");
  const bool lines = arguments.has("jsonl");
  Timeline timeline;
  std::optional<Error> only_error;
  detect::HuntOptions options;
  options.interrupted = interrupted;
  options.readers = TRY(log_readers(at, arguments));
  options.correlator.most_waiting = 2'000'000;
  const detect::HuntSinks sinks{
      .detection = [&](detect::HuntFinding&& finding) -> Result<void> {
        if (lines) at.out(detect::to_json_line(finding) + "\n");
        else
          at.out(fmt::format("{}  {:<13}  {}  ({})  {}:{}  {}\n", time_text(finding), name_of(finding.detection.level),
                             finding.detection.title, finding.detection.rule_id, finding.detection.source.path,
                             record_text(finding.detection.source), summary_of(finding.detection)));
        if (!timeline_file.empty()) timeline.add(finding);
        return {};
      },
      .bad = [&](const detect::BadRecord& bad) { at.note(fmt::format("{}: offset {}: {}\n", bad.source, bad.offset, bad.error)); },
      .failed_file =
          [&](const Path& path, const Error& problem) {
            if (paths.size() == 1) only_error = problem;
            else at.note(fmt::format("{}: {}\n", path.string(), problem.message));
          }};
  const detect::HuntSummary summary = TRY(detect::hunt_files(at.files, paths, mappings, index, options, sinks));
  if (only_error) return std::unexpected(std::move(*only_error));
  if (!timeline_file.empty()) TRY(timeline.write(at.files, timeline_file));

  const detect::CorrelatorStatistics& correlations = summary.correlations;
  const std::uint64_t lost = correlations.late + correlations.dropped_groups;
  if (correlations.late > 0)
    at.note(fmt::format("correlations: {} events came too late for their order and were not counted\n", correlations.late));
  if (correlations.dropped_groups > 0)
    at.note(fmt::format("correlations: {} groups were forgotten for want of room\n", correlations.dropped_groups));
  if (correlations.without_time > 0)
    at.note(fmt::format("correlations: {} events without a time were not counted\n", correlations.without_time));
  const bool whole = rules->rejected.empty() && summary.bad_records == 0 && summary.failed_files == 0 && lost == 0;
  return whole ? ExitCode::ok : ExitCode::partial;
}

}  // namespace

extern const Verb verb_hunt;
const Verb verb_hunt{
    .name = "hunt",
    .summary = {.ja = "ログを Sigma ルールで調べる", .en = "look through logs with Sigma rules"},
    .options = {{.name = "rules",
                 .kind = OptionKind::repeated,
                 .metavar = "DIR",
                 .help = {.ja = "ルールのフォルダ（既定: 内蔵ルール）", .en = "directory of rules (default: the built-in ones)"}},
                {.name = "jsonl", .help = {.ja = "JSON を一行ずつ出力", .en = "print JSON lines"}},
                {.name = "mapping",
                 .kind = OptionKind::repeated,
                 .metavar = "FILE",
                 .help = {.ja = "CSV 等の列の読み方（TOML）", .en = "how to read the columns of a CSV (TOML)"}},
                {.name = "unconfined",
                 .help = {.ja = "隔離せずに読む（カーネルが対応しない場合だけ）",
                          .en = "read without a cage (only where the kernel has none)"}},
                {.name = "timeline",
                 .kind = OptionKind::value,
                 .metavar = "FILE.csv",
                 .help = {.ja = "時刻順の表も書き出す", .en = "also write a table in the order of time"}},
                {.name = "zone",
                 .kind = OptionKind::value,
                 .metavar = "NAME",
                 .help = {.ja = "ルールの時刻を読む時間帯", .en = "time zone in which rules mean hours and days"},
                 .fallback = "Asia/Tokyo"},
                placeholders_option},
    .rest = "PATH...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
