#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const bool ja = at.language == Language::ja;
  return list_of_hub(
      at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) { return hub.campaigns.stop_lists(who); },
      [ja](const Json& one) {
        const bool folder = one["source"].text() == "folder";
        const std::string from = folder ? std::string(ja ? "フォルダ" : "folder") : std::string(one["at"].text().substr(0, 10));
        return fmt::format("{:<32} {:>8}  {:<10}  {}", one["name"].text(), one["entries"].integer_or(0), from, one["title"].text());
      });
}

}  // namespace

extern const Verb verb_campaign_stop_list_list;
const Verb verb_campaign_stop_list_list{
    .name = "campaign stop-list list",
    .summary = {.ja = "誰のものでもない値の一覧 (結び付けに使わない値)", .en = "list the stop-lists: values that tie nobody to anybody"},
    .options = safeguard_options({}),
    .run = run};

}  // namespace sekimori::cli
