#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.branches.set_staff(who, TRY(desk_named(arguments.rest.front())),
                                               std::atoll(TRY(needed(arguments, "people")).c_str()), arguments.value("note"))));
  });
}

}  // namespace

extern const Verb verb_branch_staff;
const Verb verb_branch_staff{.name = "branch staff",
                             .summary = {.ja = "支部の相談員の数を記録する", .en = "record how many advise at a branch"},
                             .options = safeguard_options({value_option("people", "N", {.ja = "人数", .en = "how many"}),
                                                           value_option("note", "TEXT", {.ja = "備考", .en = "a note"})}),
                             .rest = "BRANCH",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
