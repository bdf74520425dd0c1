#include "cli/print_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  protect::MediumItem item;
  item.number = arguments.rest[0];
  item.secret = TRY(needed(arguments, "secret"));
  item.what = TRY(needed(arguments, "what"));
  const std::string medium = arguments.value("medium", "paper");
  if (const auto known = model::medium_from(medium)) item.medium = *known;
  else return error(ErrorCode::usage, "--medium is paper, electronic or object, not '{}'", medium);
  item.place = arguments.value("place");
  item.entry_rule = arguments.value("entry-rule");
  item.photo_rule = arguments.value("photo-rule");
  item.holder = arguments.value("holder");
  item.copies = TRY(number_of(arguments, "copies", 1));
  item.lent_to = arguments.value("lent-to");
  item.return_due = TRY(day_of(arguments, "return-due"));
  if (!item.lent_to.empty()) item.state = protect::ItemState::lent;
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    if (!TRY(node.reg().find_secret_by_number(actor, item.secret)))
      return error(ErrorCode::not_found, "no secret with the number '{}'", item.secret);
    const auto kept = TRY(node.protect().items.add(actor, item, arguments.value("reason", "listed")));
    if (arguments.has("json")) at.out(to_json(kept.item).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_copy_add;
const Verb verb_copy_add{.name = "copy add",
                         .summary = {.ja = "写し・媒体・物件を台帳に加える", .en = "list a copy, a medium or an object of a secret"},
                         .options = protect_options(
                             {value_option("secret", "NUMBER", {.ja = "営業秘密の管理番号", .en = "register number of the secret"}),
                              value_option("what", "TEXT", {.ja = "品名・説明 (内容は書かない)", .en = "what it is, without its content"}),
                              value_option("medium", "MEDIUM", {.ja = "paper, electronic, object", .en = "paper, electronic, object"}),
                              value_option("place", "TEXT", {.ja = "保管場所", .en = "where it is kept"}),
                              value_option("entry-rule", "TEXT", {.ja = "立入りの定め", .en = "rule of entry"}),
                              value_option("photo-rule", "TEXT", {.ja = "撮影の定め", .en = "rule on photographs"}),
                              value_option("holder", "STAFF", {.ja = "保管責任者", .en = "who answers for it"}),
                              value_option("copies", "N", {.ja = "部数 (1)", .en = "copies (1)"}),
                              value_option("lent-to", "TEXT", {.ja = "貸出先", .en = "to whom it is lent"}),
                              value_option("return-due", "DAY", {.ja = "返却期日", .en = "day it is due back"}), reason_option()}),
                         .rest = "NUMBER",
                         .least_rest = 1,
                         .most_rest = 1,
                         .run = run};

}  // namespace sekimori::cli
