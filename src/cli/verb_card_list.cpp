#include "cli/protect_access.h"
#include "feature/protect/know_how_card.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    for (const auto& kept : TRY(node.protect().shelf.all<protect::KnowHowCard>(actor))) {
      if (arguments.has("json")) at.out(to_json(kept.item).dump() + "\n");
      else
        at.out(fmt::format("{:<8} {:<8} {:<4} {} ({})\n", kept.item.number, kept.item.secret, name_of(kept.item.level).in(at.language),
                           kept.item.title, check_wording(kept.item).size()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_card_list;
const Verb verb_card_list{.name = "card list",
                          .summary = {.ja = "ノウハウ・カードを一覧にする (括弧内は点検での指摘の数)",
                                      .en = "list know-how cards (in brackets: warnings of the check)"},
                          .options = protect_options(),
                          .rest = "",
                          .least_rest = 0,
                          .most_rest = 0,
                          .run = run};

}  // namespace sekimori::cli
