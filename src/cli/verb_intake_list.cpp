#include "cli/case_access.h"
#include "feature/respond/intake_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    respond::IntakeBook intake(node.respond());
    const auto list = TRY(intake.list(actor));
    if (list.empty() && !arguments.has("json")) at.say({.ja = "受け付けたものはありません。", .en = "Nothing has been taken in."});
    for (const respond::Intake& one : list)
      at.out(arguments.has("json") ? to_json(one).dump() + "\n"
                                   : fmt::format("{}\t{}\t{}\t{}\t{}\n", one.number, name_of(one.trigger), name_of(one.state),
                                                 one.case_number, node.zone().local_text(one.received_at)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_intake_list;
const Verb verb_intake_list{.name = "intake list",
                            .summary = {.ja = "受け付けた通知・通報を表示する", .en = "list what was taken in"},
                            .options = case_options({}),
                            .run = run};

}  // namespace sekimori::cli
