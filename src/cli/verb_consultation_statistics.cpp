#include "cli/consult_access.h"
#include "cli/desk_table.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    consult::DeskStatistics& statistics = node.consult().statistics;
    const consult::CountPeriod period = TRY(count_period_of(arguments));
    const consult::DeskSight sight = sight_of(arguments);
    if (!arguments.has("rows") && !arguments.has("columns") && !arguments.has("csv")) {
      const Json summary = TRY(statistics.summary(who, period, sight));
      if (arguments.has("json")) print(at, arguments, summary);
      else at.out(desk_table(summary, at.language));
      return ExitCode::ok;
    }
    const consult::Dimension rows = TRY(dimension_of(arguments, "rows", consult::Dimension::asker));
    const consult::Dimension columns = TRY(dimension_of(arguments, "columns", consult::Dimension::content));
    if (arguments.has("json")) at.out(TRY(statistics.cross(who, period, rows, columns, sight)).dump() + "\n");
    else at.out(TRY(statistics.cross_csv(who, period, rows, columns, sight, at.language)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_consultation_statistics;
const Verb verb_consultation_statistics{
    .name = "consultation statistics",
    .summary = {.ja = "相談を数える。--rows と --columns でクロス集計",
                .en = "count consultations; cross tables with --rows and --columns"},
    .options = count_options({value_option("rows", "WHAT", {.ja = "行にする項目", .en = "what the rows are"}),
                              value_option("columns", "WHAT", {.ja = "列にする項目", .en = "what the columns are"}),
                              flag_option("csv", {.ja = "CSV で出力", .en = "print CSV"})}),
    .run = run};

}  // namespace sekimori::cli
