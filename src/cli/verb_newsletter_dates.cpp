#include "cli/letter_access.h"
#include "feature/teach/newsletter/issue_days.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string year = TRY(needed(arguments, "year"));
  if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos)
    return error(ErrorCode::usage, "--year '{}': a year is needed", year);
  for (int month = 1; month <= 12; ++month) {
    const std::string day = TRY(teach::issue_day(std::atoi(year.c_str()), month)).to_string();
    at.out(arguments.has("json") ? Json::object({{"day", day}}).dump() + "\n" : day + "\n");
  }
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_newsletter_dates;
const Verb verb_newsletter_dates{.name = "newsletter dates",
                                 .summary = {.ja = "一年の発行日 (第三水曜)", .en = "list the days on which issues go out in a year"},
                                 .options = safeguard_options({value_option("year", "YEAR", {.ja = "年", .en = "year"})}),
                                 .run = run};

}  // namespace sekimori::cli
