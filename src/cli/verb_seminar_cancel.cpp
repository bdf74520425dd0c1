#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    (void)who;
    const std::string token = TRY(teach.seminars.token_of(arguments.rest.front(), arguments.rest.at(1)));
    return to_json(TRY(teach.seminars.cancel(token, seminar_page(arguments))));
  });
}

}  // namespace

extern const Verb verb_seminar_cancel;
const Verb verb_seminar_cancel{.name = "seminar cancel",
                               .summary = {.ja = "申し込みを取り消す (確認の番号)", .en = "cancel a registration by its code"},
                               .options = safeguard_options({public_url_option()}),
                               .rest = "NUMBER CODE",
                               .least_rest = 2,
                               .most_rest = 2,
                               .run = run};

}  // namespace sekimori::cli
