#include "cli/case_access.h"
#include "feature/respond/task_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::TaskBook tasks(node.respond());
    TRY(tasks.add_playbook(actor, known, arguments.rest[1], arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_playbook_add;
const Verb verb_case_playbook_add{
    .name = "case playbook add",
    .summary = {.ja = "事件に手順書を加える (mail_abuse など)", .en = "add the steps of a playbook to a case (mail_abuse for one)"},
    .options = case_options({reason_option()}),
    .rest = "CASE PLAYBOOK",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
