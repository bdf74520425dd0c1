#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const bool people = arguments.has("people");
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        if (people)
          for (const auto& one : TRY(teach.learning.standing(who))) out.push_back(to_json(one));
        else
          for (const auto& one : TRY(teach.learning.departments(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return people ? fmt::format("{:<12} {:<10} {:<20} {:<8} {}", one["department"].text(), one["staff_number"].text(),
                                    one["course"].text(), one["standing"].text(), one["due"].text())
                      : fmt::format("{:<12} {:>4}/{:<4} overdue {} expired {} media {}", one["department"].text(),
                                    one["done"].integer_or(0), one["people"].integer_or(0), one["overdue"].integer_or(0),
                                    one["expired"].integer_or(0), one["media"].integer_or(0));
      });
}

}  // namespace

extern const Verb verb_training_standing;
const Verb verb_training_standing{.name = "training standing",
                                  .summary = {.ja = "だれがどこまで終えたか", .en = "who has completed what"},
                                  .options = safeguard_options({flag_option("people", {.ja = "人ごとに", .en = "person by person"})}),
                                  .run = run};

}  // namespace sekimori::cli
