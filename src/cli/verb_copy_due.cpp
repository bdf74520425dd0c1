#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

void print_item(Surroundings& at, const Arguments& arguments, const protect::MediumItem& item) {
  if (arguments.has("json")) {
    at.out(to_json(item).dump() + "\n");
    return;
  }
  const std::string checked = item.checked_on ? item.checked_on->to_string() : "----------";
  at.out(fmt::format("{:<10} {:<10} {:<9} {} {} x{} {}\n", item.number, item.secret, name_of(item.state), checked, item.place, item.copies,
                     item.what));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const Day today = node.zone().day_of(at.clock.now());
    const auto since = TRY(day_of(arguments, "not-since"));
    for (const protect::MediumItem& item : TRY(node.protect().items.open_items(actor, today, since.value_or(Day{today.number - 365}))))
      print_item(at, arguments, item);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_copy_due;
const Verb verb_copy_due{
    .name = "copy due",
    .summary = {.ja = "所在不明・返却遅れ・長く確認されていないものを一覧にする",
                .en = "list what is missing, not back, or not looked at for a year"},
    .options = protect_options({value_option(
        "not-since", "DAY", {.ja = "この日以後に確認されていないもの (1年前)", .en = "not looked at since that day (a year ago)"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
