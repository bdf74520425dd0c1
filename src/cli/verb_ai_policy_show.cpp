#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/shared_places.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto kept = TRY(node.protect().shelf.find_by_id<protect::AiPolicy>(actor, protect::ai_policy_id));
    if (!kept) return error(ErrorCode::not_found, "no policy has been published; 'sekimori ai-policy publish' begins one");
    Json out = to_json(kept->item);
    if (arguments.has("json")) at.out(out.set("edition", kept->version.version).dump() + "\n");
    else
      for (const protect::AiRule& rule : kept->item.rules)
        at.out(fmt::format("{:<18} {:<18} {}\n", rule.level, name_of(rule.use), rule.text.in(at.language)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_ai_policy_show;
const Verb verb_ai_policy_show{.name = "ai-policy show",
                               .summary = {.ja = "生成AIの利用方針を表示する", .en = "show the policy on generative AI"},
                               .options = protect_options(),
                               .rest = "",
                               .least_rest = 0,
                               .most_rest = 0,
                               .run = run};

}  // namespace sekimori::cli
