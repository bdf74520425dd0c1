#include <charconv>

#include "cli/event_options.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string most_text = arguments.value("most");
  std::size_t most = 0;
  const auto read = std::from_chars(most_text.data(), most_text.data() + most_text.size(), most);
  if (read.ec != std::errc() || read.ptr != most_text.data() + most_text.size())
    return error(ErrorCode::usage, "--most: '{}' is not a number", most_text);
  const watch::EventFilter filter = TRY(event_filter(arguments));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    watch::EventBrowser browser(node::browser_parts(node));
    std::string next;
    for (std::size_t shown = 0; shown < most;) {
      const watch::EventPage page = TRY(browser.page(actor, filter, next, std::min<std::size_t>(500, most - shown)));
      for (const watch::SeenEvent& seen : page.events) {
        const Json row = to_json(seen);
        at.out(arguments.has("json") ? row.dump() + "\n"
                                     : fmt::format("{}\t{}\t{}\t{}\t{}\n", row["time"].text(), row["pseudonym"].text(),
                                                   row["activity"].text(), row["object"].text(), seen.secret));
      }
      shown += page.events.size();
      next = page.next;
      if (next.empty()) break;
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_event_search;
const Verb verb_event_search{
    .name = "event search",
    .summary = {.ja = "すべての操作記録を新しい順に探す (人は仮名)", .en = "look through all events, newest first; people by pseudonym"},
    .options = event_options({{.name = "most",
                               .kind = OptionKind::value,
                               .metavar = "N",
                               .help = {.ja = "最大件数", .en = "how many at most"},
                               .fallback = "100"}}),
    .run = run};

}  // namespace sekimori::cli
