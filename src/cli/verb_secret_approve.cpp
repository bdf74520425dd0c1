#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string by = TRY(needed(arguments, "by"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto decision = arguments.has("refuse") ? protect::ProposalState::refused : protect::ProposalState::approved;
    const auto done = TRY(node.protect().levels.decide(actor, arguments.rest[0], decision, by, arguments.value("reason", "as proposed")));
    if (arguments.has("json")) at.out(to_json(done).dump() + "\n");
    else at.out(fmt::format("{}\t{} -> {}\t{}\n", done.number, identifier_of(done.from), identifier_of(done.level), name_of(done.state)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_approve;
const Verb verb_secret_approve{
    .name = "secret approve",
    .summary = {.ja = "提案された区分を承認する", .en = "approve or refuse the proposed level"},
    .options =
        protect_options({by_option({.ja = "承認する情報管理責任者の社員番号", .en = "staff number of the person responsible who decides"}),
                         {.name = "refuse", .help = {.ja = "承認しない", .en = "refuse it"}},
                         reason_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
