#include "cli/event_options.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const watch::EventFilter filter = TRY(event_filter(arguments));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    watch::EventBrowser browser(node::browser_parts(node));
    const watch::EventSummary summary = TRY(browser.summary(actor, filter, 60));
    const Json row = to_json(summary);
    if (arguments.has("json")) {
      at.out(row.dump() + "\n");
      return ExitCode::ok;
    }
    at.out(fmt::format("{}\n", summary.events));
    for (const auto& [facet, counts] : row["facets"].members())
      for (const Json& count : counts.items())
        at.out(fmt::format("{}\t{}\t{}\n", facet, count["value"].text(), count["count"].integer_or(0)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_event_summary;
const Verb verb_event_summary{
    .name = "event summary",
    .summary = {.ja = "操作記録を時間・人・行為・機器ごとに数える", .en = "count events by time, person, activity and device"},
    .options = event_options({}),
    .run = run};

}  // namespace sekimori::cli
