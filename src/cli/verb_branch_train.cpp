#include "cli/consult_access.h"
#include "model/era_date.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::BranchTraining training;
    training.day = TRY(model::day_as_written(TRY(needed(arguments, "day"))));
    const auto topic = consult::content_from(TRY(needed(arguments, "topic")));
    if (!topic) return error(ErrorCode::usage, "--topic '{}' is no content", arguments.value("topic"));
    training.topic = *topic;
    training.attended = std::atoll(TRY(needed(arguments, "attended")).c_str());
    return to_json(TRY(desk.branches.train(who, TRY(desk_named(arguments.rest.front())), training)));
  });
}

}  // namespace

extern const Verb verb_branch_train;
const Verb verb_branch_train{
    .name = "branch train",
    .summary = {.ja = "支部の研修を記録する", .en = "record that a branch was taught"},
    .options = safeguard_options(
        {value_option("day", "DAY", {.ja = "研修の日 (元号も可)", .en = "day of the training"}),
         value_option("topic", "CONTENT", {.ja = "secret_management, leak, open_close", .en = "secret_management, leak or open_close"}),
         value_option("attended", "N", {.ja = "出席者数", .en = "how many attended"})}),
    .rest = "BRANCH",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
