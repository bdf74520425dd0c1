#include "cli/learn_access.h"
#include "feature/teach/course/certificate.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto trainings = TRY(node.teach().learning.exported(who));
    if (arguments.has("xapi")) at.out(TRY(teach::xapi_statements(trainings, arguments.value("xapi"), node.zone())).dump() + "\n");
    else at.out(teach::trainings_csv(trainings));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_training_export;
const Verb verb_training_export{
    .name = "training export",
    .summary = {.ja = "受講の記録を書き出す (CSV または xAPI)", .en = "write training as CSV or xAPI statements"},
    .options = safeguard_options({value_option("xapi", "URL",
                                               {.ja = "xAPI 1.0.3 の文にする。人と講座の名前の元になるアドレス",
                                                .en = "as xAPI 1.0.3 statements; the address that makes names unique"})}),
    .run = run};

}  // namespace sekimori::cli
