#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return show_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
        return govern.units.roll_up(who, arguments.rest.front());
      },
      [&](const Json& one) {
        for (const Json& unit : one["units"].items()) {
          const Json& below = unit["below"];
          at.out(fmt::format("{}{} {}  {}  {}+{}/{}\n", std::string(static_cast<std::size_t>(2 * unit["depth"].integer_or(0)), ' '),
                             unit["code"].text(), unit["name"].text(),
                             unit["attestation"].is_null() ? "-" : unit["attestation"]["answer"].text(), below["done"].integer_or(0),
                             below["with_exceptions"].integer_or(0), below["units"].integer_or(0)));
        }
      });
}

}  // namespace

extern const Verb verb_measure_tree;
const Verb verb_measure_tree{.name = "measure tree",
                             .summary = {.ja = "部署の証明を上まで束ねる", .en = "roll the units' attestations up"},
                             .options = safeguard_options({}),
                             .rest = "ROUND",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
