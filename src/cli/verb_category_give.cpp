#include "cli/receipt_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto people = TRY(people_named(arguments, node, actor));
    const Day day = TRY(day_or_today(at, arguments, "on", node));
    return report_given(at, arguments, TRY(node.protect().categories.give(actor, people, TRY(way_named(arguments)), day)));
  });
}

}  // namespace

extern const Verb verb_category_give;
const Verb verb_category_give{
    .name = "category give",
    .summary = {.ja = "カテゴリー一覧の現在の版を渡した記録をする", .en = "record to whom the current edition was given"},
    .options = giving_options(),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
