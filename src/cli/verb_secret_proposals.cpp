#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    std::optional<protect::ProposalState> state;
    if (!arguments.has("all")) state = protect::ProposalState::proposed;
    for (const protect::LevelProposal& proposal : TRY(node.protect().levels.proposals(actor, state))) {
      if (arguments.has("json")) at.out(to_json(proposal).dump() + "\n");
      else
        at.out(fmt::format("{}\t{} -> {}\t{}\t{}\t{}\n", proposal.number, identifier_of(proposal.from), identifier_of(proposal.level),
                           name_of(proposal.state), proposal.proposer, proposal.reason));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_proposals;
const Verb verb_secret_proposals{.name = "secret proposals",
                                 .summary = {.ja = "決定を待つ区分の提案を一覧にする", .en = "list the proposals that wait for a decision"},
                                 .options = protect_options({{.name = "all", .help = {.ja = "決定済みも", .en = "decided ones too"}}}),
                                 .rest = "",
                                 .least_rest = 0,
                                 .most_rest = 0,
                                 .run = run};

}  // namespace sekimori::cli
