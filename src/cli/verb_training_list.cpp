#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::TrainingFilter filter{.course = arguments.value("course", ""), .learner = arguments.value("staff", "")};
  filter.as_of = TRY(day_of(arguments, "as-of"));
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(teach.learning.trainings(who, filter))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {:<10} {:<20} {} {}", one["number"].text(), one["learner"].text(), one["course"].text(),
                           one["done_on"].text(), one["good_until"].text());
      });
}

}  // namespace

extern const Verb verb_training_list;
const Verb verb_training_list{
    .name = "training list",
    .summary = {.ja = "受講の記録", .en = "list completed training"},
    .options = safeguard_options(
        {value_option("course", "COURSE", {.ja = "この講座だけ", .en = "only this course"}),
         value_option("staff", "NUMBER", {.ja = "この人だけ", .en = "only this person"}),
         value_option("as-of", "DAY", {.ja = "その日までに記録され有効だったもの", .en = "what was in effect and recorded by that day"})}),
    .run = run};

}  // namespace sekimori::cli
