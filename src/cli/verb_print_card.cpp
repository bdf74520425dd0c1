#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    return write_paper(at, arguments, TRY(node.protect().prints.card(actor, arguments.rest[0], look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_card;
const Verb verb_print_card{.name = "print card",
                           .summary = {.ja = "ノウハウ・カードを作る", .en = "print a know-how card"},
                           .options = print_options(),
                           .rest = "NUMBER",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
