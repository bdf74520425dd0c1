#include "cli/case_access.h"
#include "feature/watch/mapping_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& whoever) -> Result<ExitCode> {
    const record::Actor actor = TRY(acting(at, arguments, node, whoever));
    TRY(node.mappings().verify(actor, arguments.rest[0], arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_source_mapping_verify;
const Verb verb_source_mapping_verify{.name = "source mapping verify",
                                      .summary = {.ja = "読まれた行を確かめたと記録する", .en = "note that the parsed rows were checked"},
                                      .options = case_options({reason_option()}),
                                      .rest = "NAME",
                                      .least_rest = 1,
                                      .most_rest = 1,
                                      .run = run};

}  // namespace sekimori::cli
