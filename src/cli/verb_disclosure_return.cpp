#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    const auto known = TRY(guard.partners.end(who, arguments.rest.front(), arguments.has("destroyed"), day, arguments.value("proof")));
    print(at, arguments, protect::disclosure_json(known));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_disclosure_return;
const Verb verb_disclosure_return{
    .name = "disclosure return",
    .summary = {.ja = "返却または廃棄を記録する", .en = "record the return or destruction of what was disclosed"},
    .options = safeguard_options({flag_option("destroyed", {.ja = "廃棄された", .en = "destroyed, not returned"}),
                                  value_option("proof", "TEXT", {.ja = "証拠", .en = "what proves it"}),
                                  value_option("on", "DAY", {.ja = "その日", .en = "day"})}),
    .rest = "DISCLOSURE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
