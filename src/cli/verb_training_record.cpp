#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Day day = TRY(needed_day(arguments, "on"));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    Json out = Json::object();
    Json trainings = Json::array();
    for (const std::string& staff : arguments.all("staff"))
      trainings.push(to_json(TRY(teach.learning.record_lesson(who, arguments.rest.front(), staff, day, arguments.value("note", "")))));
    return out.set("trainings", std::move(trainings));
  });
}

}  // namespace

extern const Verb verb_training_record;
const Verb verb_training_record{
    .name = "training record",
    .summary = {.ja = "開いた講習の受講を記録する", .en = "record a lesson that was held"},
    .options = safeguard_options({repeated_option("staff", "NUMBER", {.ja = "受けた人の社員番号", .en = "staff number of who took part"}),
                                  value_option("on", "DAY", {.ja = "開いた日", .en = "the day it was held"}),
                                  value_option("note", "TEXT", {.ja = "覚え", .en = "note"})}),
    .rest = "COURSE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
