#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto copies = static_cast<int>(TRY(number_of(arguments, "copies", 1)));
    std::vector<protect::LabelRequest> wanted;
    for (const std::string& number : arguments.rest) wanted.push_back({number, copies});
    return write_paper(
        at, arguments,
        TRY(node.protect().prints.labels(actor, wanted, TRY(grid_of(arguments)), TRY(skip_of(arguments)), look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_labels;
const Verb verb_print_labels{
    .name = "print labels",
    .summary = {.ja = "秘のラベルを作る (管理番号と QR コード)", .en = "print labels with register number and code"},
    .options = label_options({value_option("copies", "N", {.ja = "それぞれの枚数 (1)", .en = "how many of each (1)"})}),
    .rest = "NUMBER...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
