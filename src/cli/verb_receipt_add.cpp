#include "cli/receipt_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const protect::Told told = TRY(told_named(arguments.rest[0], node, actor));
    const auto people = TRY(people_named(arguments, node, actor));
    const Day day = TRY(day_or_today(at, arguments, "on", node));
    const auto acknowledged = TRY(day_of(arguments, "acknowledged"));
    return report_given(
        at, arguments,
        TRY(node.protect().receipts.give(actor, told, people, TRY(way_named(arguments)), day, acknowledged, arguments.value("note"))));
  });
}

}  // namespace

extern const Verb verb_receipt_add;
const Verb verb_receipt_add{
    .name = "receipt add",
    .summary = {.ja = "誰に何を示し、どう知らせたかを記録する", .en = "record who was shown what, and how"},
    .options = giving_options({value_option("acknowledged", "DAY", {.ja = "確認した日", .en = "day it was acknowledged"}),
                               value_option("note", "TEXT", {.ja = "覚え", .en = "note"})}),
    .rest = "SUBJECT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
