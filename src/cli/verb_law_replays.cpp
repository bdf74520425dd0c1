#include "cli/govern_access.h"
#include "feature/govern/may.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        TRY(govern::may(who, record::Verb::list, "law"));
        (void)govern;
        std::vector<Json> out;
        for (const Json* one : govern::replays()) out.push_back(govern::replay_json(*one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<22} {:<12} {:<20} {}", one["id"].text(), one["outcome"].text(), one["turned_on"].text(),
                           one["source"]["standing"].text());
      });
}

}  // namespace

extern const Verb verb_law_replays;
const Verb verb_law_replays{.name = "law replays",
                            .summary = {.ja = "判決・事例の再現の一覧", .en = "list judgments and cases that can be replayed"},
                            .options = safeguard_options({}),
                            .rest = "",
                            .least_rest = 0,
                            .most_rest = 0,
                            .run = run};

}  // namespace sekimori::cli
