#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    return write_paper(at, arguments, TRY(node.protect().prints.object_list(actor, look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_objects;
const Verb verb_print_objects{.name = "print objects",
                              .summary = {.ja = "営業秘密物件リストを作る", .en = "print the list of objects that embody secrets"},
                              .options = print_options(),
                              .rest = "",
                              .least_rest = 0,
                              .most_rest = 0,
                              .run = run};

}  // namespace sekimori::cli
