#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    return write_paper(at, arguments, TRY(node.protect().prints.register_print(actor, look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_register;
const Verb verb_print_register{.name = "print register",
                               .summary = {.ja = "営業秘密管理台帳を作る", .en = "print the register of secrets"},
                               .options = print_options(),
                               .rest = "",
                               .least_rest = 0,
                               .most_rest = 0,
                               .run = run};

}  // namespace sekimori::cli
