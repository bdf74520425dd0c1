#include "cli/fact_answers.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto known = TRY(node.protect().shelf.find<protect::LimitedData>(actor, "number", arguments.rest[0]));
    if (!known) return error(ErrorCode::not_found, "no shared data with the number '{}'", arguments.rest[0]);
    print_gaps(at, arguments, protect::check_limited_data(known->item, TRY(day_or_today(at, arguments, "as-of", node))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_limited_data_show;
const Verb verb_limited_data_show{
    .name = "limited-data show",
    .summary = {.ja = "限定提供データと営業秘密の要件の差を表示する", .en = "show the gaps of shared data against both regimes"},
    .options = protect_options({value_option("as-of", "DAY", {.ja = "その日の法で", .en = "under the law of that day"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
