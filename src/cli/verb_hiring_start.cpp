#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    protect::HiringRequest request;
    request.name = arguments.rest.front();
    request.staff_number = arguments.value("staff-number");
    request.former_employer = arguments.value("former-employer");
    request.due = TRY(day_of(arguments, "due"));
    const auto known = TRY(guard.checks.start_hiring(who, request, arguments.value("reason", "hiring")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else show_check(at, known);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hiring_start;
const Verb verb_hiring_start{
    .name = "hiring start",
    .summary = {.ja = "採用時点検を始める", .en = "begin a hiring check"},
    .options = safeguard_options({value_option("staff-number", "NUMBER", {.ja = "社員番号", .en = "staff number"}),
                                  value_option("former-employer", "NAME", {.ja = "前の勤務先", .en = "former employer"}),
                                  value_option("due", "DAY", {.ja = "入社日", .en = "day of joining"}), reason_option()}),
    .rest = "NAME",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
