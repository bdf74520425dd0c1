#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    const auto known = arguments.has("end") ? TRY(guard.received.end_exposure(who, arguments.rest[0], arguments.rest[1], day))
                                            : TRY(guard.received.expose(who, arguments.rest[0], arguments.rest[1], day));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    for (const auto& warning : TRY(guard.received.contaminations(who)))
      if (warning.staff_number == arguments.rest[1] && warning.received == arguments.rest[0])
        at.say({.ja = warning_text(warning).first, .en = warning_text(warning).second});
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_received_expose;
const Verb verb_received_expose{.name = "received expose",
                                .summary = {.ja = "預かった秘密を見る人を記録する", .en = "record who sees a received secret"},
                                .options = safeguard_options({flag_option("end", {.ja = "見なくなった", .en = "sees it no more"}),
                                                              value_option("on", "DAY", {.ja = "その日", .en = "day"})}),
                                .rest = "RECEIVED STAFF_NUMBER",
                                .least_rest = 2,
                                .most_rest = 2,
                                .run = run};

}  // namespace sekimori::cli
