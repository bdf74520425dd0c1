#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto due = TRY(day_of(arguments, "due"));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.assign(who, arguments.rest.front(), arguments.rest.at(1), arguments.value("contributor"),
                                               arguments.value("mail"), due))
                       .value);
  });
}

}  // namespace

extern const Verb verb_newsletter_assign;
const Verb verb_newsletter_assign{
    .name = "newsletter assign",
    .summary = {.ja = "節の執筆者と締め切りを決める", .en = "say who writes a section, until when"},
    .options = safeguard_options({value_option("contributor", "NAME", {.ja = "執筆者", .en = "who writes"}),
                                  value_option("mail", "ADDRESS", {.ja = "執筆者のメールアドレス", .en = "his address"}),
                                  value_option("due", "DAY", {.ja = "締め切り", .en = "when it is due"})}),
    .rest = "NUMBER SECTION",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
