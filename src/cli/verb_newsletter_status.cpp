#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    const teach::KnownIssue known = TRY(teach.newsletter.find(who, arguments.rest.front()));
    return to_json(TRY(teach.sending.counts(known.value.number))).set("state", name_of(known.value.state));
  });
}

}  // namespace

extern const Verb verb_newsletter_status;
const Verb verb_newsletter_status{.name = "newsletter status",
                                  .summary = {.ja = "送信の状況", .en = "show how far the sending of an issue is"},
                                  .options = safeguard_options(),
                                  .rest = "NUMBER",
                                  .least_rest = 1,
                                  .most_rest = 1,
                                  .run = run};

}  // namespace sekimori::cli
