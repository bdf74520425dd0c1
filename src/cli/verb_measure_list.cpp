#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const auto all = TRY(govern.measures.list(who));
    if (arguments.has("output")) return write_table(at, arguments, govern::measure_table(all, govern.today(), at.language));
    for (const govern::KnownMeasure& one : all) {
      const Json row = shown_json(one.value, govern.today());
      at.out(arguments.has("json") ? row.dump() + "\n"
                                   : fmt::format("{:<12} {:<18} {:<10} {:<10} {}\n", row["number"].text(), row["standing"].text(),
                                                 row["owner"].text(), row["due"].is_null() ? "-" : row["due"].text(), row["title"].text()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_measure_list;
const Verb verb_measure_list{.name = "measure list",
                             .summary = {.ja = "対策の一覧 (-o で表)", .en = "list measures (-o writes a table)"},
                             .options = safeguard_options({table_output_option()}),
                             .rest = "",
                             .least_rest = 0,
                             .most_rest = 0,
                             .run = run};

}  // namespace sekimori::cli
