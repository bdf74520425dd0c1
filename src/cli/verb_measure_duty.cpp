#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto part = govern::duty_part_from(arguments.rest[2]);
  if (!part) return error(ErrorCode::usage, "'{}': none, responsible, accountable, consulted or informed is needed", arguments.rest[2]);
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.duties.set(who, arguments.rest[0], arguments.rest[1], *part)));
  });
}

}  // namespace

extern const Verb verb_measure_duty;
const Verb verb_measure_duty{.name = "measure duty",
                             .summary = {.ja = "役割を部門に割り当てる", .en = "assign a duty to a department"},
                             .options = safeguard_options({}),
                             .rest = "DUTY DEPARTMENT PART",
                             .least_rest = 3,
                             .most_rest = 3,
                             .run = run};

}  // namespace sekimori::cli
