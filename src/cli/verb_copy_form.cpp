#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    at.out(protect::MediumItems::form_csv(TRY(node.protect().items.list(actor, arguments.value("secret")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_copy_form;
const Verb verb_copy_form{
    .name = "copy form",
    .summary = {.ja = "棚卸しの記入票を CSV で出す", .en = "print the form of a stock-take as CSV"},
    .options = protect_options({value_option("secret", "NUMBER", {.ja = "この営業秘密のもの", .en = "of this secret"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
