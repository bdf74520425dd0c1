#include "cli/protect_access.h"
#include "cli/source_sight.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    for (const protect::BlindSpot& spot : protect::blind_spots(TRY(source_sights(node, actor)))) {
      if (arguments.has("json")) {
        at.out(to_json(spot).dump() + "\n");
        continue;
      }
      at.out(fmt::format("{:<6} {}\n", name_of(spot.sight), spot.text.in(at.language)));
      if (spot.sight != protect::Sight::seen) at.out("       " + spot.setting.in(at.language) + "\n");
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_readiness_blind_spots;
const Verb verb_readiness_blind_spots{.name = "readiness blind-spots",
                                      .summary = {.ja = "どの流出経路が見え、どれが見えないかと、直す設定を示す",
                                                  .en = "say which ways of leaking would be seen, which not, and what to switch on"},
                                      .options = protect_options(),
                                      .rest = "",
                                      .least_rest = 0,
                                      .most_rest = 0,
                                      .run = run};

}  // namespace sekimori::cli
