#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    return write_paper(at, arguments, TRY(node.protect().prints.check_form(actor, look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_check_form;
const Verb verb_print_check_form{
    .name = "print check-form",
    .summary = {.ja = "写し・物件の棚卸し票を作る", .en = "print the form of a stock-take of copies and objects"},
    .options = print_options(),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
