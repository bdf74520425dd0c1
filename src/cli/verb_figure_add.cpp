#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto json = Json::parse(TRY(at.files.read_text(arguments.rest.front(), 1 << 20)));
  if (!json) return std::unexpected(json.error());
  const govern::FigureSeries series = TRY(govern::figure_series_from(*json));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.figures.put(who, series)));
  });
}

}  // namespace

extern const Verb verb_figure_add;
const Verb verb_figure_add{.name = "figure add",
                           .summary = {.ja = "統計を加える (JSON)", .en = "add a figure (JSON)"},
                           .options = safeguard_options({}),
                           .rest = "FILE",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
