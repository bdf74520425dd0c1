#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(teach.learning.own_duties(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) { return fmt::format("{} {:<8} {}", one["due"].text(), one["standing"].text(), said(at, one["title"])); });
}

}  // namespace

extern const Verb verb_training_due;
const Verb verb_training_due{.name = "training due",
                             .summary = {.ja = "自分がこれから受ける講座", .en = "what you have still to take"},
                             .options = safeguard_options({}),
                             .run = run};

}  // namespace sekimori::cli
