#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"
#include "node/waiting_work.h"

namespace sekimori::cli {
namespace {

// What waits in other rooms behind the tasks that the node keeps: each with the kind, and the place where it is done in the browser.
Result<void> show_elsewhere(Surroundings& at, const Arguments& arguments, node::Node& node, const record::Actor& who,
                            const protect::TaskFilter& filter) {
  for (const web::WaitingItem& item : TRY(node::WaitingWork(node).elsewhere(who))) {
    if ((!filter.kind.empty() && item.kind != filter.kind) || (!filter.owner.empty() && item.owner != filter.owner)) continue;
    if (filter.due_by && (!item.due || *item.due > *filter.due_by)) continue;
    if (arguments.has("json")) {
      at.out(to_json(item).dump() + "\n");
      continue;
    }
    const bool late = item.due && *item.due < node.safeguards().tasks.today();
    at.out(fmt::format("{:<36} {:<10} {:<8} {} {} {}\n", item.kind, item.due ? item.due->to_string() : "-", item.owner, late ? "!" : " ",
                       item.title.in(at.language), item.object.in(at.language)));
  }
  return {};
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    TRY(node.safeguards().tasks.escalate());
    protect::TaskFilter filter;
    filter.open_only = !arguments.has("all");
    filter.due_by = TRY(day_of(arguments, "due-by"));
    filter.owner = arguments.value("owner");
    filter.kind = arguments.value("kind");
    const auto kept = node.safeguards().tasks.list(who, filter);
    // Whose roles hold no such tasks still has what waits for him elsewhere.
    if (!kept && kept.error().code != ErrorCode::not_permitted) return std::unexpected(kept.error());
    for (const auto& known : kept ? *kept : std::vector<protect::KnownTask>()) {
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
    TRY(show_elsewhere(at, arguments, node, who, filter));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_task_list;
const Verb verb_task_list{.name = "task list",
                          .summary = {.ja = "自分を待つ仕事の一覧を表示する (期日のあるもの、ほかの部屋で待つもの)",
                                      .en = "list what waits for you: due tasks, and what waits in other rooms"},
                          .options = safeguard_options({flag_option("all", {.ja = "済んだものも", .en = "ended ones too"}),
                                                        value_option("due-by", "DAY", {.ja = "この日までが期日", .en = "due by that day"}),
                                                        value_option("owner", "STAFF_NUMBER", {.ja = "担当者", .en = "whose"}),
                                                        value_option("kind", "KIND", {.ja = "種類", .en = "kind"})}),
                          .run = run};

}  // namespace sekimori::cli
