#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  protect::StockLine line;
  line.code = arguments.rest[1];
  line.name = {TRY(needed(arguments, "name-ja")), arguments.value("name-en", arguments.value("name-ja"))};
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto stock = TRY(node.protect().stock.add_line(actor, arguments.rest[0], line));
    if (arguments.has("json")) at.out(to_json(stock).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_stocktake_add;
const Verb verb_stocktake_add{
    .name = "stocktake add",
    .summary = {.ja = "棚卸しに自社の項目を加える", .en = "add a line of the firm to a stock-taking"},
    .options = protect_options({value_option("name-ja", "TEXT", {.ja = "項目 (日本語)", .en = "what is asked for, in Japanese"}),
                                value_option("name-en", "TEXT", {.ja = "項目 (英語)", .en = "what is asked for, in English"})}),
    .rest = "DEPARTMENT CODE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
