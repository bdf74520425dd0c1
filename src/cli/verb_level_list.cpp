#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto day = TRY(day_of(arguments, "as-of"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    record::AsOf as_of;
    if (day) as_of.valid_at = node.zone().end_of(*day);
    for (const model::LevelDefinition& level : TRY(node.protect().levels.definitions(actor, as_of))) {
      if (arguments.has("json")) at.out(to_json(level).dump() + "\n");
      else
        at.out(fmt::format("{}  {:<18} {}  {} {}\n", static_cast<int>(level.level), identifier_of(level.level), level.name.in(at.language),
                           level.review_months, at.language == Language::ja ? "か月ごとに見直し" : "months between reviews"));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_level_list;
const Verb verb_level_list{
    .name = "level list",
    .summary = {.ja = "秘密の区分を一覧にする", .en = "list the levels of secrecy"},
    .options = protect_options({value_option("as-of", "DAY", {.ja = "その日の時点で", .en = "as it stood on that day"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
