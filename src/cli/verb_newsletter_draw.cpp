#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.newsletter.draw(who, arguments.rest.front(), arguments.rest.at(1), arguments.rest.at(2))).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_draw;
const Verb verb_newsletter_draw{.name = "newsletter draw",
                                .summary = {.ja = "公開済みの段落を節に取り込む", .en = "draw a published passage into a section"},
                                .options = safeguard_options(),
                                .rest = "NUMBER SECTION PASSAGE",
                                .least_rest = 3,
                                .most_rest = 3,
                                .run = run};

}  // namespace sekimori::cli
