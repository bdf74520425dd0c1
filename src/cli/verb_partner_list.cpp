#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& known : TRY(guard.partners.list(who))) {
      if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
      else
        at.out(fmt::format("{} {:<14} {}{}\n", known.id, model::name_of(known.value.kind), known.value.name,
                           known.value.stopped.empty() ? "" : " ! " + known.value.stopped));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_list;
const Verb verb_partner_list{
    .name = "partner list", .summary = {.ja = "取引先の一覧を表示する", .en = "list partners"}, .options = safeguard_options(), .run = run};

}  // namespace sekimori::cli
