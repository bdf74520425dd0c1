#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.bookings.cancel(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_booking_cancel;
const Verb verb_booking_cancel{.name = "booking cancel",
                               .summary = {.ja = "予約を取り消す", .en = "cancel a booking"},
                               .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
                               .rest = "BOOKING",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
