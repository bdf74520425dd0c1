#include "base/ids.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const govern::Framework framework = TRY(govern.frameworks.get(who, arguments.rest.front(), arguments.value("version", "")));
    const Json out = govern::to_oscal(framework, govern::oscal_uuid(at.clock, at.random), at.clock.now().to_rfc3339(0), at.language);
    at.out(out.dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_framework_export;
const Verb verb_framework_export{
    .name = "framework export",
    .summary = {.ja = "枠組みを OSCAL のカタログ (JSON) として書き出す", .en = "write a framework as an OSCAL catalogue (JSON)"},
    .options = safeguard_options({value_option("version", "VERSION", {.ja = "版", .en = "this version"})}),
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
