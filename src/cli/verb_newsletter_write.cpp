#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const model::Wording text = TRY(in_two_languages(at, arguments));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.write(who, arguments.rest.front(), arguments.rest.at(1), text)).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_write;
const Verb verb_newsletter_write{.name = "newsletter write",
                                 .summary = {.ja = "節の本文を書く", .en = "write the text of a section"},
                                 .options = two_languages(),
                                 .rest = "NUMBER SECTION",
                                 .least_rest = 2,
                                 .most_rest = 2,
                                 .run = run};

}  // namespace sekimori::cli
