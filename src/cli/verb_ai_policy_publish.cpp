#include <algorithm>

#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/shared_places.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::Shelf& shelf = node.protect().shelf;
    const auto before = TRY(shelf.find_by_id<protect::AiPolicy>(actor, protect::ai_policy_id));
    protect::AiPolicy policy = before && !arguments.has("starter") ? before->item : protect::starter_ai_policy();
    if (arguments.has("service")) policy.services = arguments.all("service");
    for (const std::string& given : arguments.all("rule")) {
      const size_t equals = given.find('=');
      const auto use = equals == std::string::npos ? std::nullopt : protect::ai_use_from(given.substr(equals + 1));
      const auto rule = std::ranges::find(policy.rules, given.substr(0, equals), &protect::AiRule::level);
      if (!use || rule == policy.rules.end())
        return error(ErrorCode::usage, "'{}': a rule is LEVEL=USE with forbidden, public_only, closed_environment or allowed", given);
      rule->use = *use;
    }
    const Day day = TRY(day_or_today(at, arguments, "on", node));
    const auto kept = TRY(protect::publish_ai_policy(shelf, actor, policy, day, reason));
    if (arguments.has("json")) at.out(to_json(kept.item).set("edition", kept.version.version).dump() + "\n");
    else at.out(fmt::format("{} {}\n", at.language == Language::ja ? "第" : "edition", kept.version.version));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_ai_policy_publish;
const Verb verb_ai_policy_publish{
    .name = "ai-policy publish",
    .summary = {.ja = "生成AIの利用方針を出す", .en = "publish the policy on generative AI"},
    .options = protect_options(
        {{.name = "starter", .help = {.ja = "付属の方針から始める", .en = "begin with the built-in policy"}},
         repeated_option("rule", "LEVEL=USE",
                         {.ja = "区分ごとの扱い", .en = "use at a level: forbidden, public_only, closed_environment, allowed"}),
         repeated_option("service", "NAME", {.ja = "契約した閉じた環境", .en = "closed environment under contract"}),
         value_option("on", "DAY", {.ja = "公表した日 (今日)", .en = "day of publication (today)"}),
         reason_option()}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
