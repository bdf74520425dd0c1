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
    for (const auto& kept : TRY(node.protect().items.list(actor, arguments.value("secret")))) print_item(at, arguments, kept.item);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_copy_list;
const Verb verb_copy_list{
    .name = "copy list",
    .summary = {.ja = "写し・媒体・物件を一覧にする", .en = "list copies, media and objects"},
    .options = protect_options({value_option("secret", "NUMBER", {.ja = "この営業秘密のもの", .en = "of this secret"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
