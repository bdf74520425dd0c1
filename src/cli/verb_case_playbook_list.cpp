#include <algorithm>

#include "cli/case_access.h"
#include "feature/respond/task_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::TaskBook tasks(node.respond());
    const std::vector<std::string> there = TRY(tasks.playbooks(actor, known));
    for (const respond::Playbook& one : respond::all_playbooks()) {
      if (!one.is_chosen_by_hand()) continue;
      const bool added = std::ranges::find(there, one.name) != there.end();
      at.out(fmt::format("{} {:<16} {}\n", added ? "+" : "-", one.name, at.language == Language::ja ? one.title_ja : one.title_en));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_playbook_list;
const Verb verb_case_playbook_list{
    .name = "case playbook list",
    .summary = {.ja = "事件に加えられる手順書の一覧", .en = "list the playbooks that may be added to a case"},
    .options = case_options(),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
