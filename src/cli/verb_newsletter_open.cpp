#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::NewIssueWish wish;
  if (arguments.has("extra")) wish.kind = teach::IssueKind::extra;
  wish.day = TRY(day_of(arguments, "day"));
  wish.number = arguments.value("number");
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.open(who, wish)).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_open;
const Verb verb_newsletter_open{
    .name = "newsletter open",
    .summary = {.ja = "会報の号を作り始める (毎月第三水曜。--extra で号外)",
                .en = "begin an issue of the newsletter (third Wednesday; --extra: an extra one)"},
    .options = safeguard_options({flag_option("extra", {.ja = "号外", .en = "an extra issue"}),
                                  value_option("day", "DAY", {.ja = "送る日", .en = "day of sending"}),
                                  value_option("number", "N", {.ja = "最初の号の番号", .en = "number of the first issue"})}),
    .run = run};

}  // namespace sekimori::cli
