#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    const auto known = TRY(guard.received.returned(who, arguments.rest.front(), day));
    print(at, arguments, to_json(known));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_received_return;
const Verb verb_received_return{
    .name = "received return",
    .summary = {.ja = "預かった秘密を返したことを記録する", .en = "record that a received secret was given back"},
    .options = safeguard_options({value_option("on", "DAY", {.ja = "その日", .en = "day"})}),
    .rest = "RECEIVED",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
