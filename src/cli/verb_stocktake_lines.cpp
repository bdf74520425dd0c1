#include <algorithm>

#include "cli/protect_access.h"
#include "feature/protect/stock_taking.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string nature = arguments.rest.empty() ? std::string() : arguments.rest[0];
  const std::vector<std::string> natures = protect::starter_natures();
  std::string known;
  for (const std::string& one : natures) known += (known.empty() ? "" : ", ") + one;
  if (!nature.empty() && std::ranges::find(natures, nature) == natures.end())
    return error(ErrorCode::usage, "'{}' is no nature of department; one of {}", nature, known);
  protect::StockTake listed;
  listed.lines = protect::starter_lines(nature);
  if (arguments.has("json"))
    for (const Json& line : to_json(listed)["lines"].items()) at.out(line.dump() + "\n");
  else
    for (const protect::StockLine& line : listed.lines)
      at.out(fmt::format("{:<14} {} ({})\n", line.code, line.name.in(at.language), line.hint.in(at.language)));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_stocktake_lines;
const Verb verb_stocktake_lines{
    .name = "stocktake lines",
    .summary = {.ja = "棚卸しで部署に尋ねる項目を表示する", .en = "show what a department is asked for when it takes stock"},
    .options = {{.name = "json", .help = {.ja = "1行1JSONで出力", .en = "one JSON object a line"}}},
    .rest = "NATURE",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
