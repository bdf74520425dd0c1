#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.consultations.close(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_consultation_close;
const Verb verb_consultation_close{.name = "consultation close",
                                   .summary = {.ja = "相談を終える", .en = "close it"},
                                   .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
                                   .rest = "NUMBER",
                                   .least_rest = 1,
                                   .most_rest = 1,
                                   .run = run};

}  // namespace sekimori::cli
