#include "cli/case_access.h"
#include "feature/respond/intake_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    respond::IntakeBook intake(node.respond());
    TRY(intake.close(actor, arguments.rest[0], arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_intake_close;
const Verb verb_intake_close{.name = "intake close",
                             .summary = {.ja = "受け付けたものを理由とともに閉じる", .en = "close what was taken in, with a reason"},
                             .options = case_options({reason_option()}),
                             .rest = "NUMBER",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
