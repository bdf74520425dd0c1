#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  protect::ItemCheck check;
  check.number = arguments.rest[0];
  check.by = TRY(needed(arguments, "by"));
  check.place = arguments.value("place");
  if (arguments.has("copies")) check.copies = TRY(number_of(arguments, "copies", 0));
  const std::string state = arguments.value("state", "in_place");
  if (const auto known = protect::item_state_from(state)) check.state = *known;
  else return error(ErrorCode::usage, "--state is in_place, lent, returned, missing or destroyed, not '{}'", state);
  check.note = arguments.value("note");
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto done = TRY(node.protect().items.check(actor, check));
    if (arguments.has("json")) {
      Json out = to_json(done.item);
      out.set("moved", done.moved).set("fewer", done.fewer);
      at.out(out.dump() + "\n");
      return ExitCode::ok;
    }
    const bool ja = at.language == Language::ja;
    at.out(fmt::format("{}  {}{}{}\n", done.item.number, name_of(done.item.state),
                       done.moved ? (ja ? "  場所が違った" : "  stood elsewhere") : "",
                       done.fewer ? (ja ? "  部数が足りない" : "  copies are missing") : ""));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_copy_check;
const Verb verb_copy_check{
    .name = "copy check",
    .summary = {.ja = "写し・物件を見て確かめた結果を記録する", .en = "record that a copy or an object was looked at"},
    .options = protect_options(
        {by_option({.ja = "確かめた者の社員番号", .en = "staff number of who looked"}),
         value_option("place", "TEXT", {.ja = "実際の場所", .en = "where it stands"}),
         value_option("copies", "N", {.ja = "実際の部数", .en = "copies found"}),
         value_option("state", "STATE",
                      {.ja = "in_place, lent, returned, missing, destroyed", .en = "in_place, lent, returned, missing, destroyed"}),
         value_option("note", "TEXT", {.ja = "覚え", .en = "note"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
