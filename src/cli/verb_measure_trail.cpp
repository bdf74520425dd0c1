#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    const govern::Framework framework = TRY(govern.frameworks.get(who, arguments.rest.front()));
    const govern::AuditTrail trail = TRY(govern.trail(who, framework));
    if (arguments.has("json")) {
      at.out(to_json(trail).dump() + "\n");
      return ExitCode::ok;
    }
    return write_table_or_paper(at, arguments, govern::trail_table(trail, at.language), govern::to_paper(trail, at.language));
  });
}

}  // namespace

extern const Verb verb_measure_trail;
const Verb verb_measure_trail{
    .name = "measure trail",
    .summary = {.ja = "認証機関に示す監査証跡 (-o で csv、xlsx、html、pdf)", .en = "the trail for a certifier (-o: csv, xlsx, html, pdf)"},
    .options = safeguard_options({table_output_option()}),
    .rest = "FRAMEWORK",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
