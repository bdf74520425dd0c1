#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string year = TRY(needed(arguments, "year"));
  if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos)
    return error(ErrorCode::usage, "--year '{}': a year is needed", year);
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.seminars.statistics(who, std::atoi(year.c_str()))));
  });
}

}  // namespace

extern const Verb verb_seminar_statistics;
const Verb verb_seminar_statistics{
    .name = "seminar statistics",
    .summary = {.ja = "年度の実績 (回数・会場・参加者・規模別)", .en = "show a fiscal year: seminars, places, participants"},
    .options = safeguard_options({value_option("year", "YEAR", {.ja = "年度 (4 月から)", .en = "fiscal year (from April)"})}),
    .run = run};

}  // namespace sekimori::cli
