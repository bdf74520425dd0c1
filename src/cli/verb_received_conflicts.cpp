#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto warnings = arguments.rest.size() == 2 ? TRY(guard.received.would_contaminate(who, arguments.rest[0], arguments.rest[1]))
                                                     : TRY(guard.received.contaminations(who));
    for (const auto& warning : warnings) {
      if (arguments.has("json")) at.out(to_json(warning).dump() + "\n");
      else {
        const auto text = warning_text(warning);
        at.out((at.language == Language::ja ? text.first : text.second) + "\n");
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_received_conflicts;
const Verb verb_received_conflicts{
    .name = "received conflicts",
    .summary = {.ja = "預かった秘密と混ざるおそれのある人を表示する", .en = "show who might mix a partner's secret into our work"},
    .options = safeguard_options(),
    .rest = "[STAFF_NUMBER NUMBER|PROJECT]",
    .least_rest = 0,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
