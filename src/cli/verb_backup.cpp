#include "cli/node_access.h"
#include "cli/progress.h"
#include "node/backup.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string target = arguments.value("output");
  if (target.empty()) return error(ErrorCode::usage, "-o DIR or -o FILE.tar is needed: where to");
  node::BackupSummary done;
  {
    Progress progress(at, {.ja = "複写中", .en = "copying"}, ProgressUnit::bytes);
    done = TRY(node::back_up(node_settings(arguments), {at.clock, at.random, at.files, at.processes}, target,
                             [&](std::uint64_t bytes) { progress.show(bytes, {}); }));
  }
  if (arguments.has("json"))
    at.out(Json::object({{"files", done.files}, {"bytes", done.bytes}, {"ledger_entries", done.ledger_entries}}).dump() + "\n");
  else if (at.language == Language::ja)
    at.out(fmt::format("{}: ファイル {} 個、{} バイト、台帳の署名済み記入 {} 件\n", target, done.files, done.bytes, done.ledger_entries));
  else at.out(fmt::format("{}: {} files, {} bytes, {} signed ledger entries\n", target, done.files, done.bytes, done.ledger_entries));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_backup;
const Verb verb_backup{.name = "backup",
                       .summary = {.ja = "データを控えに取る (稼働中でもよい)", .en = "back up the data, also while it serves"},
                       .options = {data_option(),
                                   database_option(),
                                   {.name = "output",
                                    .kind = OptionKind::value,
                                    .metavar = "DIR|FILE.tar",
                                    .help = {.ja = "控えの場所", .en = "where to"},
                                    .letter = 'o'},
                                   json_option()},
                       .run = run};

}  // namespace sekimori::cli
