#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string by = TRY(needed(arguments, "by"));
  const auto due = TRY(day_of(arguments, "due"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto stock = TRY(node.protect().stock.start(actor, arguments.rest[0], by, arguments.value("nature"), due));
    if (arguments.has("json")) at.out(to_json(stock).dump() + "\n");
    else
      for (const protect::StockLine& line : stock.lines)
        at.out(fmt::format("{:<14} {} ({})\n", line.code, line.name.in(at.language), line.hint.in(at.language)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_stocktake_start;
const Verb verb_stocktake_start{
    .name = "stocktake start",
    .summary = {.ja = "部署ごとの棚卸しを始める", .en = "start taking stock in a department"},
    .options = protect_options(
        {by_option({.ja = "棚卸しを率いる者の社員番号", .en = "staff number of who leads it"}),
         value_option("nature", "NATURE",
                      {.ja = "部署の性質: development, production, sales, purchasing, administration (なければ全項目)",
                       .en = "nature of the department: development, production, sales, purchasing, administration (else all lines)"}),
         value_option("due", "DAY", {.ja = "期日", .en = "day it is to be done by"})}),
    .rest = "DEPARTMENT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
