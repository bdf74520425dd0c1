#include "cli/hub_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::int64_t least = TRY(number_of(arguments, "least", 2));
  if (least < 1) return error(ErrorCode::usage, "--least is 1 or more, not {}", least);
  const bool ja = at.language == Language::ja;
  return list_of_hub(
      at, arguments,
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        const auto ids = TRY(hub.campaigns.list(who, static_cast<std::uint64_t>(least)));
        return hub.campaigns.rows(who, ids);
      },
      [ja](const Json& one) {
        const Json& members = one["members"];
        const std::string who = members.is_null() ? fmt::format("<{}", one["members_floor"].integer_or(0)) : members.dump();
        const auto day = [](const Json& time) { return time.text().substr(0, 10); };
        return ja ? fmt::format("{}  {:>4} 件  {:>3} 組織  {} ~ {}", one["campaign"].text(), one["reports"].integer_or(0), who,
                                day(one["first_seen"]), day(one["last_seen"]))
                  : fmt::format("{}  {:>4} reports  {:>3} organisations  {} to {}", one["campaign"].text(), one["reports"].integer_or(0),
                                who, day(one["first_seen"]), day(one["last_seen"]));
      });
}

}  // namespace

extern const Verb verb_campaign_list;
const Verb verb_campaign_list{
    .name = "campaign list",
    .summary = {.ja = "一つの攻撃者による報告のまとまりの一覧", .en = "list campaigns: reports that are one attacker's"},
    .options = safeguard_options({{.name = "least",
                                   .kind = OptionKind::value,
                                   .metavar = "N",
                                   .help = {.ja = "この件数以上の報告があるものだけ", .en = "only those of at least N reports"},
                                   .fallback = "2"}}),
    .run = run};

}  // namespace sekimori::cli
