#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& known : TRY(guard.received.list(who))) {
      if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
      else
        at.out(fmt::format("{} {:<16} {:>3} {}\n", known.value.number, known.value.partner, known.value.exposed.size(), known.value.what));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_received_list;
const Verb verb_received_list{.name = "received list",
                              .summary = {.ja = "預かった秘密の一覧を表示する", .en = "list secrets received from partners"},
                              .options = safeguard_options(),
                              .run = run};

}  // namespace sekimori::cli
