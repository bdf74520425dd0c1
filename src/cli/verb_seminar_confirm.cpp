#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    (void)who;
    const std::string token = TRY(teach.seminars.token_of(arguments.rest.front(), arguments.rest.at(1)));
    return to_json(TRY(teach.seminars.confirm(token, seminar_page(arguments))));
  });
}

}  // namespace

extern const Verb verb_seminar_confirm;
const Verb verb_seminar_confirm{.name = "seminar confirm",
                                .summary = {.ja = "申し込みを確定する (確認の番号)", .en = "confirm a registration by its code"},
                                .options = safeguard_options({public_url_option()}),
                                .rest = "NUMBER CODE",
                                .least_rest = 2,
                                .most_rest = 2,
                                .run = run};

}  // namespace sekimori::cli
