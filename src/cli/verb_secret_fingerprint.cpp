// `sekimori secret fingerprint`: the node's own index, from the files of its registered secrets.
#include "cli/node_access.h"
#include "engine/inspect/extract/extractor.h"
#include "feature/protect/share_scan.h"
#include "model/ports/secret_directory.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    auto extractor = TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = at.program}, {}));
    const protect::ShareMount mount{.folder = arguments.rest[0], .place = arguments.value("place", arguments.rest[0])};
    const auto extract = [&](const Path& path, const inspect::ObjectSink& sink) { return extractor.extract(path, sink); };
    const auto totals =
        TRY(protect::fingerprint_secrets({at.files, at.random, node.data().index(), extract, interrupted}, mount, node.secrets()));
    for (const std::string& path : totals.not_read) at.note(fmt::format("sekimori: {}\n", path));
    if (at.language == Language::ja) at.out(fmt::format("秘密 {}、ファイル {}\n", totals.secrets, totals.files));
    else at.out(fmt::format("{} secrets, {} files\n", totals.secrets, totals.files));
    return totals.not_read.empty() ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_secret_fingerprint;
const Verb verb_secret_fingerprint{
    .name = "secret fingerprint",
    .summary = {.ja = "登録済み秘密のファイルを索引に入れる", .en = "index the files of the registered secrets"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                {.name = "place",
                 .kind = OptionKind::value,
                 .metavar = "PLACE",
                 .help = {.ja = "台帳とログでの書き方 (\\\\FS-A01 など)", .en = "how register and logs write the folder (\\\\FS-A01)"}}},
    .rest = "FOLDER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
