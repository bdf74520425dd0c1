#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    for (const protect::OverMarking& group : TRY(node.protect().readiness.over_marking(actor))) {
      if (arguments.has("json")) {
        at.out(to_json(group).dump() + "\n");
        continue;
      }
      at.out(fmt::format("{} {} {}\n", group.department, name_of(group.level).in(at.language), group.secrets));
      for (const model::Wording& sign : group.signs) at.out("  - " + sign.in(at.language) + "\n");
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_readiness_marking;
const Verb verb_readiness_marking{
    .name = "readiness marking",
    .summary = {.ja = "表示の形骸化のおそれを部署・区分ごとに示す", .en = "show signs of over-marking by department and level"},
    .options = protect_options(),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
