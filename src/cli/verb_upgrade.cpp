#include "cli/node_access.h"
#include "node/upgrade.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const node::NodeSettings settings = node_settings(arguments);
  std::string backup = arguments.value("output");
  if (backup.empty())
    backup = fmt::format("{}-before-upgrade-{}.tar", settings.data.string(), at.clock.now().nanoseconds / nanoseconds_per_second);
  const auto done = TRY(node::upgrade(settings, {at.clock, at.random, at.files, at.processes}, backup));
  if (arguments.has("json")) at.out(Json::object({{"from", done.from}, {"to", done.to}, {"backup", done.backup.string()}}).dump() + "\n");
  else if (at.language == Language::ja)
    at.out(fmt::format("データの版 {} → {}。前の状態の控え: {}\n", done.from, done.to, done.backup.string()));
  else at.out(fmt::format("data version {} -> {}; what was there before: {}\n", done.from, done.to, done.backup.string()));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_upgrade;
const Verb verb_upgrade{
    .name = "upgrade",
    .summary = {.ja = "控えを取ってからデータをこの版に合わせる", .en = "bring the data up to this release, after a backup"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                {.name = "output",
                 .kind = OptionKind::value,
                 .metavar = "DIR|FILE.tar",
                 .help = {.ja = "控えの場所", .en = "where the backup goes"},
                 .letter = 'o'},
                json_option()},
    .run = run};

}  // namespace sekimori::cli
