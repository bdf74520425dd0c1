#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string word = arguments.value("verdict");
  model::AlertVerdict verdict = model::AlertVerdict::none;
  for (const auto value : {model::AlertVerdict::right, model::AlertVerdict::wrong, model::AlertVerdict::known})
    if (word == name_of(value)) verdict = value;
  if (verdict == model::AlertVerdict::none) return error(ErrorCode::usage, "--verdict '{}': one of right, wrong, known is needed", word);
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    TRY(node.alerts().set_state(who, arguments.rest[0], model::AlertState::closed, verdict, arguments.value("reason")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_alert_close;
const Verb verb_alert_close{.name = "alert close",
                            .summary = {.ja = "警告を判断とともに閉じる", .en = "close an alert with a verdict"},
                            .options = {data_option(),
                                        passphrase_option(),
                                        database_option(),
                                        login_option(),
                                        password_option(),
                                        {.name = "verdict",
                                         .kind = OptionKind::value,
                                         .metavar = "VERDICT",
                                         .help = {.ja = "right (正しい)、wrong (誤り)、known (承知済み)", .en = "right, wrong or known"}},
                                        reason_option()},
                            .rest = "ID",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
