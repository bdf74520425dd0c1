#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.consultations.reopen(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_consultation_reopen;
const Verb verb_consultation_reopen{.name = "consultation reopen",
                                    .summary = {.ja = "終えた相談を再び開く", .en = "open a closed one again"},
                                    .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
                                    .rest = "NUMBER",
                                    .least_rest = 1,
                                    .most_rest = 1,
                                    .run = run};

}  // namespace sekimori::cli
