#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.consultations.hand_over(who, arguments.rest.front(), TRY(desk_named(arguments.rest.back())),
                                                       TRY(needed(arguments, "reason"))))
                          .value);
  });
}

}  // namespace

extern const Verb verb_consultation_hand_over;
const Verb verb_consultation_hand_over{.name = "consultation hand-over",
                                       .summary = {.ja = "別の窓口に引き継ぐ", .en = "hand it over to another desk"},
                                       .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
                                       .rest = "NUMBER DESK",
                                       .least_rest = 2,
                                       .most_rest = 2,
                                       .run = run};

}  // namespace sekimori::cli
