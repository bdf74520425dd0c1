#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.bookings.held(who, arguments.rest.front(), TRY(needed(arguments, "outcome")))).value);
  });
}

}  // namespace

extern const Verb verb_booking_hold;
const Verb verb_booking_hold{.name = "booking hold",
                             .summary = {.ja = "行われた相談の結果と次の手順を記録する", .en = "record that it was held and what follows"},
                             .options = safeguard_options({value_option("outcome", "TEXT", {.ja = "結果", .en = "what follows"})}),
                             .rest = "BOOKING",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
