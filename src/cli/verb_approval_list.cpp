#include "cli/case_access.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/approval_json.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    const auto list = TRY(node.alerts().approvals(actor));
    if (list.empty() && !arguments.has("json"))
      at.say({.ja = "承認された作業はありません。'sekimori approval import FILE' で取り込めます。",
              .en = "There is no approved work; 'sekimori approval import FILE' takes it in."});
    for (const watch::Approval& one : list)
      at.out(arguments.has("json")
                 ? to_json(one).dump() + "\n"
                 : fmt::format("{}\t{}\t{}..{}\t{}\t{}\n", one.ticket, one.staff_number.empty() ? one.account : one.staff_number,
                               one.from.to_string(), one.to.to_string(), one.what, one.approver));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_approval_list;
const Verb verb_approval_list{.name = "approval list",
                              .summary = {.ja = "承認された作業の一覧", .en = "list approved work that looks like a leak"},
                              .options = case_options(),
                              .run = run};

}  // namespace sekimori::cli
