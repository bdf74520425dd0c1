#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    TRY(node.alerts().end_suppression(who, arguments.rest[0], arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_suppression_end;
const Verb verb_suppression_end{.name = "suppression end",
                                .summary = {.ja = "抑止を期限の前に終える", .en = "end a suppression before its time"},
                                .options = case_options({reason_option()}),
                                .rest = "ID",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
