#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    TRY(node.safeguards().tasks.escalate());
    protect::TaskFilter filter;
    filter.open_only = !arguments.has("all");
    filter.due_by = TRY(day_of(arguments, "due-by"));
    filter.owner = arguments.value("owner");
    filter.kind = arguments.value("kind");
    for (const auto& known : TRY(node.safeguards().tasks.list(who, filter))) {
      if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
      else
        at.out(fmt::format("{} {} {:<8} {}{} {}\n", known.id, known.task.due.to_string(),
                           known.task.owner.empty() ? known.task.role : known.task.owner,
                           known.task.state != model::TaskState::open            ? "x"
                           : known.task.overdue(node.safeguards().tasks.today()) ? "!"
                                                                                 : " ",
                           known.task.escalated_to.empty() ? "" : " ^" + known.task.escalated_to,
                           at.language == Language::ja ? known.task.title_ja : known.task.title_en));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_task_list;
const Verb verb_task_list{.name = "task list",
                          .summary = {.ja = "期日のある仕事の一覧を表示する", .en = "list due tasks"},
                          .options = safeguard_options({flag_option("all", {.ja = "済んだものも", .en = "ended ones too"}),
                                                        value_option("due-by", "DAY", {.ja = "この日までが期日", .en = "due by that day"}),
                                                        value_option("owner", "STAFF_NUMBER", {.ja = "担当者", .en = "whose"}),
                                                        value_option("kind", "KIND", {.ja = "種類", .en = "kind"})}),
                          .run = run};

}  // namespace sekimori::cli
