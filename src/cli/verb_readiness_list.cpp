#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    for (const protect::SecretReadiness& one : TRY(node.protect().readiness.all(actor))) {
      if (arguments.has("json")) {
        at.out(to_json(one).dump() + "\n");
        continue;
      }
      at.out(fmt::format("{:<10} {:<4} {:<7} {:<7} {:<7} {}\n", one.number, name_of(one.level).in(at.language), name_of(one.assessed[0]),
                         name_of(one.assessed[1]), name_of(one.assessed[2]), one.missing()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_readiness_list;
const Verb verb_readiness_list{.name = "readiness list",
                               .summary = {.ja = "三要件の充足を秘密ごとに一覧にする (秘密管理性、有用性、非公知性、不足の数)",
                                           .en = "list how far each secret meets the three requirements"},
                               .options = protect_options(),
                               .rest = "",
                               .least_rest = 0,
                               .most_rest = 0,
                               .run = run};

}  // namespace sekimori::cli
