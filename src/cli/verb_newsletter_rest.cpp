#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.rest(who, arguments.rest.front(), arguments.rest.at(1))).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_rest;
const Verb verb_newsletter_rest{.name = "newsletter rest",
                                .summary = {.ja = "節を今回は休みにする", .en = "let a section rest this time"},
                                .options = safeguard_options(),
                                .rest = "NUMBER SECTION",
                                .least_rest = 2,
                                .most_rest = 2,
                                .run = run};

}  // namespace sekimori::cli
