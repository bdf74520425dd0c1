#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    return write_paper(
        at, arguments,
        TRY(node.protect().prints.shelf_labels(actor, TRY(grid_of(arguments)), TRY(skip_of(arguments)), look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_shelves;
const Verb verb_print_shelves{.name = "print shelves",
                              .summary = {.ja = "棚のラベルを作る", .en = "print labels for shelves"},
                              .options = label_options(),
                              .rest = "",
                              .least_rest = 0,
                              .most_rest = 0,
                              .run = run};

}  // namespace sekimori::cli
