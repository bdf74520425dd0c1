#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const model::Level level = TRY(level_named(arguments.rest[0]));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const model::LevelDefinition shown = TRY(node.protect().levels.definition(actor, level));
    if (arguments.has("json")) {
      at.out(to_json(shown).dump() + "\n");
      return ExitCode::ok;
    }
    const bool ja = at.language == Language::ja;
    const auto list = [&](std::string_view title, const std::vector<std::string>& items) {
      std::string line;
      for (const std::string& item : items) line += (line.empty() ? "" : ", ") + item;
      if (!line.empty()) at.out(fmt::format("{}: {}\n", title, line));
    };
    at.out(fmt::format("{} {} ({})\n{}\n", identifier_of(shown.level), shown.name.ja, shown.name.en, shown.criteria.in(at.language)));
    for (const model::Wording& line : shown.handling) at.out("  - " + line.in(at.language) + "\n");
    list(ja ? "固有の表示" : "own marks", shown.aliases);
    list(ja ? "提案できる者" : "proposed by", shown.proposers);
    list(ja ? "承認する者" : "approved by", shown.approvers);
    at.out(fmt::format("{}: {}\n", ja ? "見直しの間隔 (月)" : "months between reviews", shown.review_months));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_level_show;
const Verb verb_level_show{.name = "level show",
                           .summary = {.ja = "区分の基準と扱いを表示する", .en = "show what a level means and how it is handled"},
                           .options = protect_options(),
                           .rest = "LEVEL",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
