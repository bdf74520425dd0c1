#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const govern::FigureSeries series = TRY(govern.figures.get(who, arguments.rest.front()));
    if (arguments.has("json")) {
      at.out(to_json(series).dump() + "\n");
      return ExitCode::ok;
    }
    return write_table(at, arguments, govern::figure_table(series, at.language));
  });
}

}  // namespace

extern const Verb verb_figure_show;
const Verb verb_figure_show{.name = "figure show",
                            .summary = {.ja = "統計の値・出典・年・引用の限界 (-o で表)",
                                        .en = "a figure with source, year and limits of quotation (-o writes a table)"},
                            .options = safeguard_options({table_output_option()}),
                            .rest = "ID",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
