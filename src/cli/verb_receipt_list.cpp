#include "cli/receipt_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    if (arguments.has("of")) {
      for (const auto& kept : TRY(node.protect().receipts.of_person(actor, arguments.value("of")))) print_receipt(at, arguments, kept.item);
      return ExitCode::ok;
    }
    if (arguments.rest.empty()) return error(ErrorCode::usage, "name a person with --of STAFF, or a subject such as secret:S-001");
    const protect::Told told = TRY(told_named(arguments.rest[0], node, actor));
    for (const auto& kept : TRY(node.protect().receipts.of_subject(actor, told.subject, told.id))) print_receipt(at, arguments, kept.item);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_receipt_list;
const Verb verb_receipt_list{
    .name = "receipt list",
    .summary = {.ja = "示した記録を人または対象ごとに一覧にする", .en = "list what a person was shown, or who was shown a thing"},
    .options = protect_options({value_option("of", "STAFF", {.ja = "この者が示されたもの", .en = "what this person was shown"})}),
    .rest = "SUBJECT",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
