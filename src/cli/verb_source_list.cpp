#include "cli/node_access.h"
#include "feature/watch/source_book.h"
#include "feature/watch/source_json.h"

namespace sekimori::cli {
namespace {

// Rate, lag, gaps and retention in one line below the source.
std::string flow_line(const watch::SourceHealth& health, bool ja) {
  std::string out = ja ? fmt::format("    一日 {:.0f} 件、保存 {} 日", health.rate_per_day, health.known.source.retention_days)
                       : fmt::format("    {:.0f} events a day, kept {} days", health.rate_per_day, health.known.source.retention_days);
  if (health.lag_hours) out += fmt::format("{} {} h", ja ? "、遅れ" : ", lag", *health.lag_hours);
  if (health.late_blocks > 0) out += fmt::format("{} {}", ja ? "、遅れて届いた塊" : ", late blocks", health.late_blocks);
  if (health.bad > 0) out += fmt::format("{} {}", ja ? "、読めない箇所" : ", bad records", health.bad);
  if (health.mapping_state == "unverified" || health.mapping_state == "unknown")
    out += fmt::format("{} {}", ja ? "、対応づけ" : ", mapping", health.mapping_state);
  for (const watch::SilentStretch& gap : health.gaps)
    out += fmt::format("\n    {} {}..{}", ja ? "途絶" : "gap", gap.from.to_string(), gap.to.to_string());
  return out + "\n";
}

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
        at.out(flow_line(health, at.language == Language::ja));
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
