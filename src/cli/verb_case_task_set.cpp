#include "cli/case_access.h"
#include "feature/respond/task_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto state = respond::task_state_from(arguments.value("state", "done"));
  if (!state) return error(ErrorCode::usage, "--state '{}': one of open, done, not_needed is needed", arguments.value("state"));
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::TaskBook tasks(node.respond());
    TRY(tasks.set(actor, known, arguments.rest[1], *state, arguments.value("reason"), arguments.value("owner")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_task_set;
const Verb verb_case_task_set{
    .name = "case task set",
    .summary = {.ja = "手順を済み・不要・未了にする", .en = "mark a step as done, not needed or open"},
    .options = case_options({{.name = "state",
                              .kind = OptionKind::value,
                              .metavar = "STATE",
                              .help = {.ja = "open, done, not_needed のいずれか", .en = "open, done or not_needed"},
                              .fallback = "done"},
                             {.name = "owner", .kind = OptionKind::value, .metavar = "WHO", .help = {.ja = "担当", .en = "who does it"}},
                             reason_option()}),
    .rest = "CASE STEP",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
