#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::ForumAnswer wish;
  if (const std::string stance = arguments.value("stance", ""); !stance.empty()) {
    const auto known = share::stance_from(stance);
    if (!known) return error(ErrorCode::usage, "--stance '{}': none, considering, adopted or not_applicable is needed", stance);
    wish.stance = *known;
  }
  wish.helpful = arguments.has("helpful");
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const share::ForumAnswer given = TRY(hub.forum.answer(who, arguments.rest.front(), wish));
    return Json::object({{"item", given.item}, {"stance", name_of(given.stance)}, {"helpful", given.helpful}});
  });
}

}  // namespace

extern const Verb verb_forum_answer;
const Verb verb_forum_answer{
    .name = "forum answer",
    .summary = {.ja = "自組織として対策の採否や役に立ったかを答える",
                .en = "say for the own member whether it takes a measure over, and whether the item helped"},
    .options = safeguard_options({value_option("stance", "STANCE",
                                               {.ja = "considering (検討中), adopted (採用), not_applicable (該当なし), none",
                                                .en = "considering, adopted, not_applicable or none"}),
                                  flag_option("helpful", {.ja = "役に立った", .en = "it helped"})}),
    .rest = "ITEM",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
