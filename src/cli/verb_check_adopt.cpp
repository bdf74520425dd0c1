#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto due = TRY(written_day_of(arguments, "due"));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.adopt(who, arguments.rest[0], arguments.rest[1], arguments.value("owner", ""), due, at.language)).value);
  });
}

}  // namespace

extern const Verb verb_check_adopt;
const Verb verb_check_adopt{
    .name = "check adopt",
    .summary = {.ja = "次にすることを対策にする", .en = "make a next step a measure"},
    .options = safeguard_options({value_option("owner", "STAFF", {.ja = "責任者の社員番号", .en = "who answers for it"}),
                                  value_option("due", "DAY", {.ja = "期日", .en = "by when"})}),
    .rest = "CHECK QUESTION",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
