// `sekimori scan`: which files are marked, hold identifiers, or are copies of registered secrets. docs/contract.md, `scan`.
#include <thread>

#include "cli/progress.h"
#include "cli/verb.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/scan.h"

namespace sekimori::cli {
namespace {

using model::Inspection;
using model::InspectionStatus;

// For people: only what there is to say something about.
std::string to_plain_lines(const Inspection& found) {
  std::string out;
  const auto line = [&](std::string_view what) { out += fmt::format("{}\t{}\n", found.path, what); };
  if (found.status != InspectionStatus::inspected) line(fmt::format("{} ({})", name_of(found.status), name_of(found.reason)));
  for (const auto& match : found.matches)
    line(fmt::format("{} {}: {:.0f}% of the secret, {:.0f}% of the file, longest run {}", name_of(match.kind), match.secret_id,
                     100 * match.of_secret, 100 * match.of_file, match.longest_run));
  for (const auto& mark : found.marks) line(fmt::format("mark {} in {} ({:.2f})", mark.text, name_of(mark.place), mark.confidence));
  for (const auto& finding : found.findings) line(fmt::format("{} x {} ({:.2f})", finding.type, finding.count, finding.confidence));
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::optional<inspect::SecretIndex> index;
  if (arguments.has("index")) {
    std::optional<Path> key;
    if (arguments.has("key")) key = arguments.value("key");
    index = TRY(inspect::SecretIndex::open(at.files, arguments.value("index"), key));
  } else if (arguments.has("key")) {
    return error(ErrorCode::usage, "--key needs --index, whose key it is");
  }
  inspect::ExtractorSeams seams{.files = at.files, .processes = at.processes, .program = at.program};
  if (arguments.has("unconfined")) seams.confinement = Confinement::none;
  auto extractor = TRY(inspect::Extractor::create(seams, {}));

  Progress progress(at, {.ja = "検査中", .en = "scanning"}, ProgressUnit::items);
  inspect::ScanSetup setup{.files = at.files,
                           .extract = [&](const Path& path, const inspect::ObjectSink& sink) { return extractor.extract(path, sink); },
                           .index = index ? &*index : nullptr,
                           .threads = std::clamp(std::thread::hardware_concurrency(), 1u, 16u),
                           .stop = interrupted,
                           .advance = [&](std::uint64_t files) { progress.advance(files); }};
  const bool json = arguments.has("jsonl");
  const auto print = [&](Inspection&& found) -> Result<void> {
    at.out(json ? inspect::to_json_line(found) : to_plain_lines(found));
    return {};
  };
  const auto totals = TRY(inspect::scan_paths(setup, arguments.rest, print));
  progress.wipe();
  if (totals.complete()) return ExitCode::ok;
  at.note(at.language == Language::ja
              ? fmt::format("sekimori: {} 件中 {} 件は一部のみ、{} 件は検査できませんでした。理由は各行にあります。\n", totals.objects,
                            totals.partial, totals.not_inspected)
              : fmt::format("sekimori: of {} objects {} were inspected in part and {} not at all; each line tells why.\n", totals.objects,
                            totals.partial, totals.not_inspected));
  return ExitCode::partial;
}

}  // namespace
extern const Verb verb_scan;
const Verb verb_scan{
    .name = "scan",
    .summary = {.ja = "表示・識別子・登録済み秘密の写しを探す", .en = "look for marks, identifiers and copies of registered secrets"},
    .options = {{.name = "index",
                 .kind = OptionKind::value,
                 .metavar = "INDEX",
                 .help = {.ja = "登録済み秘密の索引", .en = "index of registered secrets"}},
                {.name = "key",
                 .kind = OptionKind::value,
                 .metavar = "FILE",
                 .help = {.ja = "索引の鍵(索引の外に置いた場合)", .en = "key of the index, when it lies elsewhere"}},
                {.name = "jsonl", .help = {.ja = "1 行 1 件の JSON で出力", .en = "print one JSON object per line"}},
                {.name = "unconfined",
                 .help = {.ja = "隔離せずに読む(危険。カーネルに機能がないときだけ)",
                          .en = "read without confinement (a risk; only where the kernel lacks it)"}}},
    .rest = "PATH...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};
}  // namespace sekimori::cli
