#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(needed(arguments, "text"));
  const auto day = TRY(written_day_of(arguments, "day"));
  const auto until = TRY(written_day_of(arguments, "until"));
  if (!until) return error(ErrorCode::usage, "--until DAY is needed");
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(govern.measures.attest(who, arguments.rest.front(), text, day.value_or(govern.today()), *until)).value,
                      govern.today());
  });
}

}  // namespace

extern const Verb verb_measure_attest;
const Verb verb_measure_attest{
    .name = "measure attest",
    .summary = {.ja = "証明する管理策を、期限付きで証明する", .en = "attest an attested control, until a day"},
    .options = safeguard_options({value_option("text", "TEXT", {.ja = "確かめたこと", .en = "what was found"}),
                                  value_option("day", "DAY", {.ja = "確かめた日", .en = "when"}),
                                  value_option("until", "DAY", {.ja = "いつまで有効か", .en = "until when it counts"})}),
    .rest = "MEASURE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
