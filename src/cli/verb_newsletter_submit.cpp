#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.submit(who, arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_submit;
const Verb verb_newsletter_submit{.name = "newsletter submit",
                                  .summary = {.ja = "号を承認に出す", .en = "submit an issue for approval"},
                                  .options = safeguard_options(),
                                  .rest = "NUMBER",
                                  .least_rest = 1,
                                  .most_rest = 1,
                                  .run = run};

}  // namespace sekimori::cli
