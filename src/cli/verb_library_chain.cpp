#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        const Json found = TRY(teach.library.entry(who, arguments.rest.front()));
        for (const Json& hand : found["chain"].items()) out.push_back(hand);
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<10} {:<10} {}: {}", one["from"].text(), one["id"].text(), said(at, one["who"]), said(at, one["what"]));
      });
}

}  // namespace

extern const Verb verb_library_chain;
const Verb verb_library_chain{.name = "library chain",
                              .summary = {.ja = "情報が渡った先をたどる", .en = "show from hand to hand where a secret went"},
                              .options = safeguard_options({}),
                              .rest = "CASE",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
