#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    if (arguments.has("json")) {
      at.out(TRY(govern.duties.table(who)).dump() + "\n");
      return ExitCode::ok;
    }
    return write_table(at, arguments, TRY(govern.duties.sheet(who, at.language)));
  });
}

}  // namespace

extern const Verb verb_measure_duties;
const Verb verb_measure_duties{
    .name = "measure duties",
    .summary = {.ja = "部門ごとの役割分担 (-o で表)", .en = "who does what across departments (-o writes a table)"},
    .options = safeguard_options({table_output_option()}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
