#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto answer = govern::unit_answer_from(arguments.value("answer", "done"));
  if (!answer) return error(ErrorCode::usage, "--answer '{}': done, with_exceptions or not_done is needed", arguments.value("answer"));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    govern::UnitAttestation attestation;
    attestation.round = arguments.rest[0];
    attestation.unit = arguments.rest[1];
    attestation.answer = *answer;
    attestation.note = arguments.value("note", "");
    return to_json(TRY(govern.units.attest(who, attestation)));
  });
}

}  // namespace

extern const Verb verb_measure_attest_unit;
const Verb verb_measure_attest_unit{
    .name = "measure attest-unit",
    .summary = {.ja = "部署として実施を証明する", .en = "say for a unit that it does what was decided"},
    .options = safeguard_options(
        {value_option("answer", "ANSWER", {.ja = "done、with_exceptions、not_done", .en = "done, with_exceptions or not_done"}),
         value_option("note", "TEXT", {.ja = "例外や未実施の内容", .en = "what is not done"})}),
    .rest = "ROUND UNIT",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
