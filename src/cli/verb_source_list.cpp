#include "cli/node_access.h"
#include "feature/watch/source_json.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto list = TRY(node.sources().health(actor, node.zone()));
    if (list.empty() && !arguments.has("json"))
      at.say({.ja = "ログの出どころがまだありません。'sekimori source import FILE' で登録できます。",
              .en = "There are no event sources yet; 'sekimori source import FILE' registers them."});
    for (const watch::SourceHealth& health : list) {
      if (arguments.has("json")) {
        at.out(to_json(health).dump() + "\n");
      } else {
        at.out(fmt::format("{} {} {:>10} {}{}\n", health.known.id.to_string(), health.known.source.name, health.events,
                           health.may_score              ? ""
                           : at.language == Language::ja ? "[監視の根拠が未整備: 採点しない] "
                                                         : "[no monitoring basis: nobody is scored] ",
                           health.gap ? at.language == Language::ja ? "[途絶]" : "[gap]" : ""));
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_list;
const Verb verb_source_list{.name = "source list",
                            .summary = {.ja = "ログの出どころと状態を表示する", .en = "list event sources and their health"},
                            .options = {data_option(), passphrase_option(), database_option(), json_option()},
                            .rest = "",
                            .least_rest = 0,
                            .most_rest = 0,
                            .run = run};

}  // namespace sekimori::cli
