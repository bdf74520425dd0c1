#include "cli/protect_access.h"
#include "feature/protect/card_filing.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto card = TRY(protect::wanted_card(node.protect().shelf, actor, arguments.rest[0]));
    for (const protect::WordingWarning& warning : check_wording(card.item)) {
      if (arguments.has("json")) at.out(to_json(warning).dump() + "\n");
      else
        at.out(fmt::format("{}: {}{}: {}\n", warning.member, name_of(warning.flaw),
                           warning.phrase.empty() ? "" : " '" + warning.phrase + "'", warning.advice.in(at.language)));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_card_check;
const Verb verb_card_check{.name = "card check",
                           .summary = {.ja = "ノウハウ・カードの文言を点検する", .en = "check the wording of a know-how card"},
                           .options = protect_options(),
                           .rest = "NUMBER",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
