#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.experts.give_account(who, arguments.rest.front(), arguments.rest.back())).value);
  });
}

}  // namespace

extern const Verb verb_expert_account;
const Verb verb_expert_account{.name = "expert account",
                               .summary = {.ja = "専門家にアカウントを結び付ける", .en = "say which account is an expert's"},
                               .options = safeguard_options(),
                               .rest = "EXPERT LOGIN",
                               .least_rest = 2,
                               .most_rest = 2,
                               .run = run};

}  // namespace sekimori::cli
