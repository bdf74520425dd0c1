#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    return write_paper(at, arguments, TRY(node.protect().prints.cover_sheet(actor, arguments.rest[0], look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_cover;
const Verb verb_print_cover{.name = "print cover",
                            .summary = {.ja = "営業秘密の表紙を印刷用に作る", .en = "print the cover sheet of a secret"},
                            .options = print_options(),
                            .rest = "NUMBER",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
