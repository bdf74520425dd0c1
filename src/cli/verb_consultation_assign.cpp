#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.consultations.assign(who, arguments.rest.front(), arguments.rest.back())).value);
  });
}

}  // namespace

extern const Verb verb_consultation_assign;
const Verb verb_consultation_assign{.name = "consultation assign",
                                    .summary = {.ja = "担当者を決める", .en = "say who answers it"},
                                    .options = safeguard_options(),
                                    .rest = "NUMBER LOGIN",
                                    .least_rest = 2,
                                    .most_rest = 2,
                                    .run = run};

}  // namespace sekimori::cli
