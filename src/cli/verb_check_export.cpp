#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    return write_table(at, arguments, govern::answer_table(TRY(govern.checks.get(who, arguments.rest.front())).value, at.language));
  });
}

}  // namespace

extern const Verb verb_check_export;
const Verb verb_check_export{
    .name = "check export",
    .summary = {.ja = "問いと回答を表 (xlsx、csv) に書き出す", .en = "write questions and answers as a table (xlsx, csv)"},
    .options = safeguard_options({table_output_option()}),
    .rest = "CHECK",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
