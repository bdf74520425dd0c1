#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

// For people: what it is, with what, and the evidence of its links.
constexpr std::size_t most_shown = 20;  // of each list, unless --all

// The first of a list, and how many there are beyond.
void print_some(Surroundings& at, const Json& list, bool all, const std::function<std::string(const Json&)>& line) {
  std::size_t told = 0;
  for (const Json& one : list.items()) {
    if (!all && told == most_shown) {
      const std::size_t more = list.items().size() - told;
      at.out(at.language == Language::ja ? fmt::format("  ほか {} 件 (--all で全部)\n", more)
                                         : fmt::format("  and {} more (--all)\n", more));
      return;
    }
    at.out(line(one) + "\n");
    ++told;
  }
}

void print_campaign(Surroundings& at, const Json& shown, bool all) {
  const bool ja = at.language == Language::ja;
  const std::string members =
      shown["members"].is_null() ? fmt::format("<{}", shown["members_floor"].integer_or(0)) : shown["members"].dump();
  at.out(ja ? fmt::format("キャンペーン {} (第 {} 版): {} 件の報告、{} 組織、{} から {} まで\n", shown["campaign"].text(),
                          shown["version"].integer_or(0), shown["reports"].integer_or(0), members, shown["first_seen"].text().substr(0, 10),
                          shown["last_seen"].text().substr(0, 10))
            : fmt::format("campaign {} (version {}): {} reports, {} organisations, {} to {}\n", shown["campaign"].text(),
                          shown["version"].integer_or(0), shown["reports"].integer_or(0), members, shown["first_seen"].text().substr(0, 10),
                          shown["last_seen"].text().substr(0, 10)));
  print_some(at, shown["infrastructure"]["nodes"], all, [](const Json& node) {
    return node["reports"].is_null()
               ? fmt::format("  {} {}", node["type"].text(), node["value"].text())
               : fmt::format("  {} {} ({})", node["type"].text(), node["value"].text(), node["reports"].integer_or(0));
  });
  print_some(at, shown["exposures"], all, [](const Json& one) {
    return fmt::format("  {} {} {}", one["vulnerability"].text(), one["vendor"].text(), one["product"].text());
  });
  print_some(at, shown["links"], all, [](const Json& one) { return fmt::format("{}: {}", one["from"].text(), one["text"].text()); });
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Json shown = TRY(node.share().campaigns.show(who, TRY(Uuid::parse(arguments.rest.front())), at.language));
    if (arguments.has("json")) at.out(shown.dump() + "\n");
    else print_campaign(at, shown, arguments.has("all"));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_campaign_show;
const Verb verb_campaign_show{
    .name = "campaign show",
    .summary = {.ja = "一つのキャンペーンを、結び付けの根拠とともに見る", .en = "show a campaign, with the evidence of its links"},
    .options = safeguard_options({flag_option("all", {.ja = "手がかりと結び付きを全部示す", .en = "show every trace and every link"})}),
    .rest = "CAMPAIGN",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
