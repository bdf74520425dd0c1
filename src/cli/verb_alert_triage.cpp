#include "cli/person_sight.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    TRY(node.alerts().set_state(who, arguments.rest[0], model::AlertState::triaged, model::AlertVerdict::none, arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_alert_triage;
const Verb verb_alert_triage{
    .name = "alert triage",
    .summary = {.ja = "警告を見たことを記録し、調べを続ける", .en = "say that an alert has been looked at and is being followed"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), reason_option()},
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
