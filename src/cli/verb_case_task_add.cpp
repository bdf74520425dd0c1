#include "cli/case_access.h"
#include "feature/respond/task_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string due = arguments.value("due");
  if (due.empty()) return error(ErrorCode::usage, "--due TIME (RFC 3339) is missing");
  const Instant until = TRY(Instant::parse(due));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::TaskBook tasks(node.respond());
    at.out(TRY(tasks.add(actor, known, arguments.rest[1], arguments.value("role"), until, arguments.value("reason"))) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_task_add;
const Verb verb_case_task_add{
    .name = "case task add",
    .summary = {.ja = "事件に手順を加える", .en = "add a task to a case"},
    .options = case_options(
        {{.name = "due",
          .kind = OptionKind::value,
          .metavar = "TIME",
          .help = {.ja = "期限 (RFC 3339)", .en = "when it is due (RFC 3339)"}},
         {.name = "role", .kind = OptionKind::value, .metavar = "ROLE", .help = {.ja = "担当の役割", .en = "role that owns it"}},
         reason_option()}),
    .rest = "CASE TITLE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
