#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string by = TRY(needed(arguments, "by"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    TRY(node.protect().categories.acknowledge(actor, by, TRY(day_or_today(at, arguments, "on", node))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_category_acknowledge;
const Verb verb_category_acknowledge{
    .name = "category acknowledge",
    .summary = {.ja = "カテゴリー一覧を読んだ確認を記録する", .en = "record that somebody read the current edition"},
    .options = protect_options({by_option({.ja = "確認した者の社員番号", .en = "staff number of who read it"}),
                                value_option("on", "DAY", {.ja = "確認した日 (今日)", .en = "day (today)"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
