#include "cli/protect_access.h"
#include "feature/protect/prior_use_bag.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path bag = arguments.value("output");
  if (bag.empty()) return error(ErrorCode::usage, "-o BAG is missing");
  if (at.files.exists(bag)) return error(ErrorCode::conflict, "{}: it exists already; a bag is never changed", bag.string());
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const protect::SealingSeams seams{at.files, node.ledger(), at.clock, at.random, SEKIMORI_VERSION};
    const auto done =
        TRY(protect::seal_prior_use(seams, node.protect().technology, actor, arguments.rest[0],
                                    {.witness = arguments.value("witness"), .reason = arguments.value("reason", "prior use")}, bag));
    at.out(fmt::format("{}: {} exhibits, {} files, {} bytes, ledger entry {}\n", bag.string(), done.exhibits.size(), done.files, done.bytes,
                       done.leaf_index));
    return done.complete() ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_prior_use_seal;
const Verb verb_prior_use_seal{.name = "prior-use seal",
                               .summary = {.ja = "先使用権の証拠ファイルを封印した袋にする", .en = "seal a prior-user file into a bag"},
                               .options = protect_options({{.name = "output",
                                                            .kind = OptionKind::value,
                                                            .metavar = "BAG",
                                                            .help = {.ja = "作る証拠袋 (フォルダー)", .en = "bag to make (a directory)"},
                                                            .letter = 'o'},
                                                           value_option("witness", "NAME", {.ja = "立会人", .en = "second person present"}),
                                                           reason_option()}),
                               .rest = "NUMBER",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
