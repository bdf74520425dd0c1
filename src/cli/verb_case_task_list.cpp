#include "cli/case_access.h"
#include "feature/respond/task_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::TaskBook tasks(node.respond());
    const Instant now = at.clock.now();
    const bool ja = at.language == Language::ja;
    for (const respond::CaseTask& task : TRY(tasks.list(actor, known))) {
      if (arguments.has("json")) at.out(to_json(task, now).dump() + "\n");
      else
        at.out(fmt::format(
            "{}  {:<10} {:<18} {}{}{}\n", node.zone().local_text(task.due),
            task.overdue(now) ? (ja ? "期限切れ" : "overdue") : name_of(task.state), task.id, ja ? task.title_ja : task.title_en,
            task.law_ja.empty() ? std::string() : fmt::format("  [{}{}]", ja ? task.law_ja : task.law_en, task.law_checked ? "" : " ?"),
            task.owner.empty() ? std::string() : "  " + task.owner));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_task_list;
const Verb verb_case_task_list{.name = "case task list",
                               .summary = {.ja = "事件の手順と期限を表示する", .en = "list a case's steps with their clocks"},
                               .options = case_options({}),
                               .rest = "CASE",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
