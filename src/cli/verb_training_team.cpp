#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(teach.learning.team_duties(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<10} {} {:<8} {}", one["staff_number"].text(), one["due"].text(), one["standing"].text(),
                           said(at, one["title"]));
      });
}

}  // namespace

extern const Verb verb_training_team;
const Verb verb_training_team{
    .name = "training team",
    .summary = {.ja = "部下がこれから受ける講座、終えた講座", .en = "what people who report to you have still to take, and took"},
    .options = safeguard_options(),
    .run = run};

}  // namespace sekimori::cli
