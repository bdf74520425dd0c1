#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(govern.measures.get(who, arguments.rest.front())).value, govern.today());
  });
}

}  // namespace

extern const Verb verb_measure_show;
const Verb verb_measure_show{.name = "measure show",
                             .summary = {.ja = "対策の証拠・見直し・証明", .en = "show a measure with evidence, reviews and attestations"},
                             .options = safeguard_options({}),
                             .rest = "MEASURE",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
