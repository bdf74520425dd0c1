#include "cli/consult_access.h"
#include "model/era_date.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const std::string days = arguments.value("days", "14");
    return desk.statistics.around(who, TRY(model::day_as_written(arguments.rest.front())), std::atoi(days.c_str()));
  });
}

}  // namespace

extern const Verb verb_consultation_around;
const Verb verb_consultation_around{
    .name = "consultation around",
    .summary = {.ja = "ある日 (セミナー、報道) の前後の件数を比べる", .en = "compare the days before and after one (a seminar, news)"},
    .options = safeguard_options({value_option("days", "N", {.ja = "前後の日数 (既定: 14)", .en = "days on either side (usual: 14)"})}),
    .rest = "DAY",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
