#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    TRY(record::Permissions::standard().check(who, record::Verb::update, {.kind = "seminar", .id = "*"}));
    constexpr int hours = 24;
    return Json::object({{"letters", TRY(teach.seminars.remind(hours, seminar_page(arguments)))}});
  });
}

}  // namespace

extern const Verb verb_seminar_remind;
const Verb verb_seminar_remind{
    .name = "seminar remind",
    .summary = {.ja = "まもなく始まるセミナーの参加者に知らせる", .en = "remind participants of seminars that begin soon"},
    .options = safeguard_options({public_url_option()}),
    .run = run};

}  // namespace sekimori::cli
