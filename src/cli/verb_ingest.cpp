#include "cli/node_access.h"
#include "feature/watch/ingestion.h"
#include "node/consumed.h"

namespace sekimori::cli {
namespace {

// Files of folders, sorted, folders searched to the bottom.
Result<std::vector<Path>> files_below(Files& files, const Path& path) {
  const FileStatus status = TRY(files.status(path));
  if (status.kind == FileKind::regular) return std::vector<Path>{path};
  if (status.kind != FileKind::directory) return error(ErrorCode::invalid_input, "{}: neither a file nor a folder", path.string());
  std::vector<Path> out;
  for (const DirectoryEntry& entry : TRY(files.list(path))) {
    if (entry.kind != FileKind::regular && entry.kind != FileKind::directory) continue;
    auto below = TRY(files_below(files, path / entry.name));
    out.insert(out.end(), below.begin(), below.end());
  }
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    std::uint64_t taken = 0;
    std::uint64_t known = 0;
    if (!arguments.rest.empty() && !arguments.has("source"))
      return error(ErrorCode::usage, "--source NAME is needed: whose logs are these?");
    for (const std::string& root : arguments.rest)
      for (const Path& path : TRY(files_below(at.files, root))) {
        if (interrupted()) return error(ErrorCode::interrupted, "{} files taken in", taken);
        const auto answer = TRY(node.ingestion().accept_file(at.files, arguments.value("source"), path));
        taken += answer.accepted;
        known += answer.duplicate;
      }
    node::Node::Consumed done;
    if (!arguments.has("later")) {
      done = TRY(node.consume(
          [&](std::uint64_t events) {
            if (at.errors_on_terminal) at.note(fmt::format("\r{} events", events));
          },
          interrupted));
      if (at.errors_on_terminal) at.note("\n");
    }
    const Json row = Json::object({{"files", taken},
                                   {"known_files", known},
                                   {"events", done.summary.events},
                                   {"unshaped", done.summary.unshaped},
                                   {"unscored", done.summary.unscored},
                                   {"bad", done.summary.bad},
                                   {"hits", done.summary.hits},
                                   {"segments", done.summary.segments},
                                   {"alerts_changed", done.alerts_changed}});
    if (arguments.has("json")) at.out(row.dump() + "\n");
    else if (at.language == Language::ja)
      at.out(fmt::format("ファイル {} (既知 {})、イベント {}、読めない箇所 {}、規則該当 {}、警告の更新 {}\n", taken, known,
                         done.summary.events, done.summary.bad, done.summary.hits, done.alerts_changed));
    else
      at.out(fmt::format("{} files ({} known), {} events, {} bad records, {} rule hits, {} alerts changed\n", taken, known,
                         done.summary.events, done.summary.bad, done.summary.hits, done.alerts_changed));
    if (done.summary.unscored > 0)
      at.note(at.language == Language::ja
                  ? fmt::format("イベント {} 件は採点しませんでした。その日に有効な監視の根拠が出どころにありません('sekimori source "
                                "import --valid-from DAY')。\n",
                                done.summary.unscored)
                  : fmt::format("{} events scored nobody: on their days the source had no monitoring basis in effect ('sekimori source "
                                "import --valid-from DAY').\n",
                                done.summary.unscored));
    return done.summary.bad > 0 ? ExitCode::partial : ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_ingest;
const Verb verb_ingest{
    .name = "ingest",
    .summary = {.ja = "ログのファイルを取り込み、警告を更新する", .en = "take in log files and update the alerts"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                {.name = "source",
                 .kind = OptionKind::value,
                 .metavar = "NAME|ID",
                 .help = {.ja = "どの出どころか", .en = "the source they belong to"}},
                {.name = "later", .help = {.ja = "受け付けるだけで解析しない", .en = "only take them in, analyse later"}},
                json_option()},
    .rest = "PATH...",
    .least_rest = 0,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
