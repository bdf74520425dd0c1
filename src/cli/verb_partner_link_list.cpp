#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& known : TRY(guard.links.list(who))) {
      Json row = to_json(known.value);
      row.set("id", known.id);
      if (arguments.has("json")) at.out(row.dump() + "\n");
      else
        at.out(fmt::format("{} {:<8} {} {} {}\n", known.id, known.value.state, known.value.object, known.value.recipient,
                           known.value.used_by));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_link_list;
const Verb verb_partner_link_list{.name = "partner link list",
                                  .summary = {.ja = "取引先へのリンクの一覧を表示する", .en = "list links for partners"},
                                  .options = safeguard_options(),
                                  .run = run};

}  // namespace sekimori::cli
