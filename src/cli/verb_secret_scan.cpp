// `sekimori secret scan`: a share held against the register.
#include <thread>

#include "cli/node_access.h"
#include "cli/progress.h"
#include "engine/inspect/extract/extractor.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/share_scan.h"
#include "model/ports/secret_directory.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto vocabulary = TRY(node.protect().levels.vocabulary(actor));
    const auto index = TRY(inspect::SecretIndex::open(at.files, node.data().index(), {}));
    auto extractor = TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = at.program}, {}));
    const protect::ShareMount mount{.folder = arguments.rest[0], .place = arguments.value("place", arguments.rest[0])};
    Progress progress(at, {.ja = "検査中", .en = "scanning"}, ProgressUnit::items);
    const inspect::ScanSetup setup{
        .files = at.files,
        .extract = [&](const Path& path, const inspect::ObjectSink& sink) { return extractor.extract(path, sink); },
        .index = &index,
        .vocabulary = vocabulary,
        .threads = std::clamp(std::thread::hardware_concurrency(), 1u, 16u),
        .stop = interrupted,
        .advance = [&](std::uint64_t files) { progress.advance(files); }};
    const bool json = arguments.has("json");
    const auto totals =
        TRY(protect::scan_share(setup, mount, node.secrets(), [&](const model::Inspection&, const auto& findings) -> Result<void> {
          for (const protect::RegisterFinding& finding : findings)
            at.out(json ? to_json(finding).dump() + "\n"
                        : fmt::format("{}\t{}\t{}\n", finding.path, name_of(finding.kind),
                                      at.language == Language::ja ? finding.ja : finding.en));
          return {};
        }));
    progress.wipe();
    return totals.complete() ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_secret_scan;
const Verb verb_secret_scan{
    .name = "secret scan",
    .summary = {.ja = "共有フォルダーを台帳と突き合わせる", .en = "hold a file share against the register"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                json_option(),
                {.name = "place",
                 .kind = OptionKind::value,
                 .metavar = "PLACE",
                 .help = {.ja = "台帳とログでの書き方 (\\\\FS-A01 など)", .en = "how register and logs write the folder (\\\\FS-A01)"}}},
    .rest = "FOLDER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
