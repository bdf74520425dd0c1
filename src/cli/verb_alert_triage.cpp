#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    const auto state = arguments.has("back") ? model::AlertState::new_ : model::AlertState::triaged;
    TRY(node.alerts().set_state(who, arguments.rest[0], state, model::AlertVerdict::none, arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_alert_triage;
const Verb verb_alert_triage{
    .name = "alert triage",
    .summary = {.ja = "警告を見たと記録する (または新着に戻す)", .en = "note that an alert was looked at, or make it new again"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                password_option(),
                {.name = "back", .help = {.ja = "新着に戻す", .en = "make it new again"}},
                reason_option()},
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
