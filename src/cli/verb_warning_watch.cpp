#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    std::optional<Day> until;
    if (arguments.has("until")) until = TRY(day_of(arguments, "until"));
    print(at, arguments,
          to_json(TRY(node.share().warnings->watch(who, arguments.rest.front(), until, arguments.value("reason", "command line"))).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_warning_watch;
const Verb verb_warning_watch{
    .name = "warning watch",
    .summary = {.ja = "警告の指標を、これから届く記録の中でも探す", .en = "look for a warning in what comes in, too"},
    .options = membership_options(
        {value_option("until", "DAY",
                      {.ja = "探す最後の日 (なければ、探すのをやめる)", .en = "last day to look for it; without: no longer"}),
         value_option("reason", "WHY", {.ja = "理由", .en = "why"})}),
    .rest = "WARNING",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
