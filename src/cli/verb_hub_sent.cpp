#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const share::KnownSentReport& known : TRY(node.share().sent.list(who)))
      at.out(arguments.has("json")
                 ? to_json(known.value).dump() + "\n"
                 : fmt::format("{:<11} {:<11} {:<10} {}\n", known.value.number, known.value.remote, known.value.state, known.value.title));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_sent;
const Verb verb_hub_sent{.name = "hub sent",
                         .summary = {.ja = "ハブへの報告の一覧", .en = "list what was reported to hubs"},
                         .options = membership_options({}),
                         .rest = "",
                         .least_rest = 0,
                         .most_rest = 0,
                         .run = run};

}  // namespace sekimori::cli
