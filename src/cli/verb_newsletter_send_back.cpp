#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.send_back(who, arguments.rest.front(), arguments.value("reason"))).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_send_back;
const Verb verb_newsletter_send_back{.name = "newsletter send-back",
                                     .summary = {.ja = "号を編集に戻す", .en = "send an issue back to the board"},
                                     .options = safeguard_options({reason_option()}),
                                     .rest = "NUMBER",
                                     .least_rest = 1,
                                     .most_rest = 1,
                                     .run = run};

}  // namespace sekimori::cli
