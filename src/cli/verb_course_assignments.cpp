#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(teach.learning.assignments(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {:<20} {} {}", one["number"].text(), one["course"].text(), one["days"].integer_or(0),
                           one["ended"].bool_or(false) ? "ended" : "");
      });
}

}  // namespace

extern const Verb verb_course_assignments;
const Verb verb_course_assignments{.name = "course assignments",
                                   .summary = {.ja = "割り当ての一覧", .en = "list assignments"},
                                   .options = safeguard_options({}),
                                   .run = run};

}  // namespace sekimori::cli
