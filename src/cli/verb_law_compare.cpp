#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    if (arguments.has("json")) {
      at.out(TRY(node.govern().comparison.table(who)).dump() + "\n");
      return ExitCode::ok;
    }
    return write_table(at, arguments, TRY(node.govern().comparison.sheet(who, at.language)));
  });
}

}  // namespace

extern const Verb verb_law_compare;
const Verb verb_law_compare{.name = "law compare",
                            .summary = {.ja = "四か国の比較表 (-o で書き出す)", .en = "the comparison of four countries (-o writes it)"},
                            .options = safeguard_options({table_output_option()}),
                            .rest = "",
                            .least_rest = 0,
                            .most_rest = 0,
                            .run = run};

}  // namespace sekimori::cli
