#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

std::string kind_of(const Json& one, Language language) {
  const bool ja = language == Language::ja;
  const std::string_view kind = one["kind"].text();
  if (kind == "merge") return ja ? "まとめた" : "merged";
  if (kind == "split") return ja ? "分けた" : "parted";
  return ja ? "結び付けた" : "tied";
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> all = TRY(hub.campaigns.constraints(who));
        if (!arguments.has("all")) std::erase_if(all, [](const Json& one) { return !one["lifted"].is_null(); });
        return all;
      },
      [&](const Json& one) {
        std::string reports;
        for (const Json& report : one["reports"].items()) reports += " " + std::string(report.text());
        if (!one["stayed"].text().empty()) reports += fmt::format(" | {}", one["stayed"].text());
        const std::string lifted = one["lifted"].is_null() ? std::string()
                                                           : fmt::format("  {}: {}", at.language == Language::ja ? "取り消し" : "lifted",
                                                                         one["lifted"]["reason"].text());
        return fmt::format("{:>6}  {}  {}{}: {}{}", one["number"].integer_or(0), one["at"].text().substr(0, 10), kind_of(one, at.language),
                           reports, one["reason"].text(), lifted);
      });
}

}  // namespace

extern const Verb verb_campaign_constraints;
const Verb verb_campaign_constraints{
    .name = "campaign constraints",
    .summary = {.ja = "分析者がまとめた・分けた・結び付けた判断の一覧", .en = "list what analysts merged, parted and tied"},
    .options = safeguard_options({flag_option("all", {.ja = "取り消したものも示す", .en = "those that were lifted as well"})}),
    .run = run};

}  // namespace sekimori::cli
