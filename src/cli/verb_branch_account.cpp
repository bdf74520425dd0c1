#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const int code = TRY(desk_named(arguments.rest.front()));
    TRY(desk.branches.give_account(who, code, arguments.rest.back(), arguments.value("reason", "branch adviser")));
    return to_json(TRY(desk.branches.find(who, code)));
  });
}

}  // namespace

extern const Verb verb_branch_account;
const Verb verb_branch_account{.name = "branch account",
                               .summary = {.ja = "アカウントを支部の相談員にする", .en = "make an account one of a branch"},
                               .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
                               .rest = "BRANCH LOGIN",
                               .least_rest = 2,
                               .most_rest = 2,
                               .run = run};

}  // namespace sekimori::cli
