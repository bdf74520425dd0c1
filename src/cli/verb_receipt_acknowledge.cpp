#include "cli/receipt_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string by = TRY(needed(arguments, "by"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const protect::Told told = TRY(told_named(arguments.rest[0], node, actor));
    TRY(node.protect().receipts.acknowledge(actor, told, by, TRY(day_or_today(at, arguments, "on", node))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_receipt_acknowledge;
const Verb verb_receipt_acknowledge{
    .name = "receipt acknowledge",
    .summary = {.ja = "示されたことの確認を記録する", .en = "record that somebody acknowledged what he was shown"},
    .options = protect_options({by_option({.ja = "確認した者の社員番号", .en = "staff number of who acknowledged"}),
                                value_option("on", "DAY", {.ja = "確認した日 (今日)", .en = "day (today)"})}),
    .rest = "SUBJECT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
