#include "cli/case_access.h"
#include "feature/respond/case_log.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::CaseLog log(node.respond());
    TRY(log.release_device(actor, known, arguments.rest[1], arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_device_release;
const Verb verb_case_device_release{.name = "case device release",
                                    .summary = {.ja = "機器の保全を解く", .en = "release a device"},
                                    .options = case_options({reason_option()}),
                                    .rest = "CASE DEVICE",
                                    .least_rest = 2,
                                    .most_rest = 2,
                                    .run = run};

}  // namespace sekimori::cli
