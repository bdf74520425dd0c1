#include "cli/protect_access.h"
#include "feature/protect/card_filing.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  protect::KnowHowCard card;
  card.number = arguments.rest[0];
  card.secret = TRY(needed(arguments, "secret"));
  card.title = TRY(needed(arguments, "title"));
  card.wording = TRY(needed(arguments, "wording"));
  card.differs = arguments.value("differs");
  card.excluded = arguments.value("excluded");
  card.known_to = arguments.all("known-to");
  card.documents = arguments.all("document");
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    card = TRY(protect::file_card(node.protect().shelf, node.reg(), actor, card, arguments.value("reason", "written"))).item;
    for (const protect::WordingWarning& warning : check_wording(card))
      at.note(fmt::format("{}: {}{}: {}\n", warning.member, name_of(warning.flaw),
                          warning.phrase.empty() ? "" : " '" + warning.phrase + "'", warning.advice.in(at.language)));
    if (arguments.has("json")) at.out(to_json(card).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_card_add;
const Verb verb_card_add{
    .name = "card add",
    .summary = {.ja = "ノウハウ・カードを書く、または書き直す", .en = "write a know-how card, or write it anew"},
    .options = protect_options(
        {value_option("secret", "NUMBER", {.ja = "営業秘密の管理番号", .en = "register number of the secret"}),
         value_option("title", "TEXT", {.ja = "名称", .en = "title"}),
         value_option("wording", "TEXT",
                      {.ja = "内容 (条件・手順・判断の目安)", .en = "what is done: conditions, steps, signs to judge by"}),
         value_option("differs", "TEXT", {.ja = "一般に知られた方法との違い", .en = "how it differs from what is known"}),
         value_option("excluded", "TEXT", {.ja = "含めない一般的な技能", .en = "general skill that is not meant"}),
         repeated_option("known-to", "STAFF", {.ja = "知る者の社員番号", .en = "staff number of who knows it"}),
         repeated_option("document", "TEXT", {.ja = "関連文書", .en = "document where part of it stands"}), reason_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
