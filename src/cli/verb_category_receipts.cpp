#include "cli/receipt_access.h"
#include "feature/protect/receivers.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto known = TRY(node.protect().receipts.of_subject(actor, protect::Subject::category_list, protect::category_list_id));
    if (!arguments.has("missing")) {
      for (const auto& kept : known)
        if (arguments.rest.empty() || kept.item.staff_number == arguments.rest[0]) print_receipt(at, arguments, kept.item);
      return ExitCode::ok;
    }
    const auto edition = TRY(node.protect().categories.current(actor));
    for (const std::string& staff_number : TRY(protect::without_current_edition(node.protect(), node.reg(), actor)))
      at.out(arguments.has("json") ? Json::object({{"staff_number", staff_number}, {"missing_edition", edition->number}}).dump() + "\n"
                                   : staff_number + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_category_receipts;
const Verb verb_category_receipts{
    .name = "category receipts",
    .summary = {.ja = "誰がいつどの版を受け取ったかを一覧にする", .en = "list who received which edition when"},
    .options = protect_options(
        {{.name = "missing", .help = {.ja = "現在の版を受け取っていない者", .en = "who has not received the current edition"}}}),
    .rest = "STAFF",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
