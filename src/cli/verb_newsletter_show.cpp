#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.find(who, arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_show;
const Verb verb_newsletter_show{
    .name = "newsletter show",
    .summary = {.ja = "号の節・担当・締め切り・状態", .en = "show an issue: sections, who writes them, until when"},
    .options = safeguard_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
