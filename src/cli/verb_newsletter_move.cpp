#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Day day = TRY(needed_day(arguments, "day"));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.move(who, arguments.rest.front(), day)).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_move;
const Verb verb_newsletter_move{.name = "newsletter move",
                                .summary = {.ja = "号を送る日を変える", .en = "move an issue to another day"},
                                .options = safeguard_options({value_option("day", "DAY", {.ja = "送る日", .en = "day of sending"})}),
                                .rest = "NUMBER",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
