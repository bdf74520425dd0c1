#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const std::string text = TRY(at.files.read_text(arguments.rest[0], std::uint64_t(16) << 20));
    const auto done = TRY(node.protect().items.read_form(actor, text, arguments.rest[0]));
    std::size_t moved = 0;
    std::size_t fewer = 0;
    for (const protect::CheckedItem& one : done.checked) {
      moved += one.moved ? 1 : 0;
      fewer += one.fewer ? 1 : 0;
    }
    if (arguments.has("json"))
      at.out(Json::object({{"checked", done.checked.size()}, {"skipped", done.skipped}, {"moved", moved}, {"fewer", fewer}}).dump() + "\n");
    else if (at.language == Language::ja)
      at.out(fmt::format("確認 {}、未記入 {}、場所違い {}、部数不足 {}\n", done.checked.size(), done.skipped, moved, fewer));
    else
      at.out(fmt::format("{} checked, {} left blank, {} moved, {} with copies missing\n", done.checked.size(), done.skipped, moved, fewer));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_copy_read_form;
const Verb verb_copy_read_form{.name = "copy read-form",
                               .summary = {.ja = "記入した棚卸し票 (CSV) を取り込む", .en = "take in a filled-in form of a stock-take"},
                               .options = protect_options(),
                               .rest = "FILE",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
