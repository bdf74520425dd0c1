#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const std::string& number = arguments.rest.front();
    Json out = shown_json(TRY(hub.forum.item(who, number)).value);
    out.set("counts", to_json(TRY(hub.forum.counts(who, number))));
    Json own;
    if (const auto answer = TRY(hub.forum.own_answer(who, number)))
      own = Json::object({{"stance", name_of(answer->stance)}, {"helpful", answer->helpful}});
    return out.set("own_answer", std::move(own));
  });
}

}  // namespace

extern const Verb verb_forum_show;
const Verb verb_forum_show{
    .name = "forum show",
    .summary = {.ja = "フォーラムの項目と、答えた参加組織の数", .en = "show one item with how many members answered what"},
    .options = safeguard_options({}),
    .rest = "ITEM",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
