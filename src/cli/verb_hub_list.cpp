#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const share::KnownHubLink& known : TRY(node.share().links.list(who)))
      at.out(arguments.has("json") ? shown_json(known.value).dump() + "\n"
                                   : fmt::format("{:<12} {:<8} {}  {}\n", known.value.name, known.value.member, known.value.address,
                                                 trial_words(known.value, at.language)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_list;
const Verb verb_hub_list{.name = "hub list",
                         .summary = {.ja = "属しているハブの一覧", .en = "list the hubs to which this firm belongs"},
                         .options = membership_options({}),
                         .rest = "",
                         .least_rest = 0,
                         .most_rest = 0,
                         .run = run};

}  // namespace sekimori::cli
