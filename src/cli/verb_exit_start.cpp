#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const std::string word = arguments.value("kind", "leaving");
    const auto kind = model::exit_kind_from(word);
    if (!kind) return error(ErrorCode::usage, "--kind '{}': leaving, dismissal, contract_end, retirement or transfer is needed", word);
    const auto due = TRY(day_of(arguments, "due"));
    const auto known = TRY(guard.checks.start_exit(who, arguments.rest.front(), *kind, due, arguments.value("reason", "exit")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else show_check(at, known);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_exit_start;
const Verb verb_exit_start{
    .name = "exit start",
    .summary = {.ja = "退職時点検を始める (解雇ではまず端末を保全する)", .en = "begin an exit check; a dismissal holds the devices first"},
    .options = safeguard_options({value_option("kind", "KIND",
                                               {.ja = "leaving, dismissal, contract_end, retirement, transfer",
                                                .en = "leaving, dismissal, contract_end, retirement or transfer"}),
                                  value_option("due", "DAY", {.ja = "期日", .en = "due day"}), reason_option()}),
    .rest = "STAFF_NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
