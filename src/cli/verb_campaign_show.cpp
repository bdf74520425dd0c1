#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

// For people: what it is, with what, and the evidence of its links.
void print_campaign(Surroundings& at, const Json& shown) {
  const bool ja = at.language == Language::ja;
  const std::string members =
      shown["members"].is_null() ? fmt::format("<{}", shown["members_floor"].integer_or(0)) : shown["members"].dump();
  at.out(ja ? fmt::format("キャンペーン {} (第 {} 版): {} 件の報告、{} 組織、{} から {} まで\n", shown["campaign"].text(),
                          shown["version"].integer_or(0), shown["reports"].integer_or(0), members, shown["first_seen"].text().substr(0, 10),
                          shown["last_seen"].text().substr(0, 10))
            : fmt::format("campaign {} (version {}): {} reports, {} organisations, {} to {}\n", shown["campaign"].text(),
                          shown["version"].integer_or(0), shown["reports"].integer_or(0), members, shown["first_seen"].text().substr(0, 10),
                          shown["last_seen"].text().substr(0, 10)));
  for (const Json& node : shown["infrastructure"]["nodes"].items())
    at.out(node["reports"].is_null()
               ? fmt::format("  {} {}\n", node["type"].text(), node["value"].text())
               : fmt::format("  {} {} ({})\n", node["type"].text(), node["value"].text(), node["reports"].integer_or(0)));
  for (const Json& one : shown["exposures"].items())
    at.out(fmt::format("  {} {} {}\n", one["vulnerability"].text(), one["vendor"].text(), one["product"].text()));
  for (const Json& one : shown["links"].items()) at.out(fmt::format("{}: {}\n", one["from"].text(), one["text"].text()));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Json shown = TRY(node.share().campaigns.show(who, TRY(Uuid::parse(arguments.rest.front())), at.language));
    if (arguments.has("json")) at.out(shown.dump() + "\n");
    else print_campaign(at, shown);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_campaign_show;
const Verb verb_campaign_show{
    .name = "campaign show",
    .summary = {.ja = "一つのキャンペーンを、結び付けの根拠とともに見る", .en = "show a campaign, with the evidence of its links"},
    .options = safeguard_options({}),
    .rest = "CAMPAIGN",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
