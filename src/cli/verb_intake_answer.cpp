#include "cli/case_access.h"
#include "feature/respond/intake_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    respond::IntakeBook intake(node.respond());
    TRY(intake.answer(actor, arguments.rest[0], arguments.rest[1]));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_intake_answer;
const Verb verb_intake_answer{
    .name = "intake answer",
    .summary = {.ja = "通報者への返事を書く (合い言葉で読まれる)", .en = "write an answer that the reporter reads by the token"},
    .options = case_options({}),
    .rest = "NUMBER TEXT",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
