#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const model::Level level = TRY(level_named(TRY(needed(arguments, "level"))));
  const std::string by = TRY(needed(arguments, "by"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::LevelProposal proposal;
    proposal.number = arguments.rest[0];
    proposal.level = level;
    proposal.proposer = by;
    proposal.reason = arguments.value("reason");
    const auto done = TRY(node.protect().levels.propose(actor, proposal));
    if (arguments.has("json")) at.out(to_json(done).dump() + "\n");
    else at.out(fmt::format("{}\t{} -> {}\t{}\n", done.number, identifier_of(done.from), identifier_of(done.level), name_of(done.state)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_propose;
const Verb verb_secret_propose{
    .name = "secret propose",
    .summary = {.ja = "営業秘密の区分を提案する", .en = "propose a level for a secret"},
    .options =
        protect_options({value_option("level", "LEVEL", {.ja = "提案する区分", .en = "the level proposed"}),
                         by_option({.ja = "提案する保有者の社員番号", .en = "staff number of the holder who proposes"}), reason_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
