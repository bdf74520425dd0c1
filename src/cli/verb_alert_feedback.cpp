#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    const auto rows = TRY(node.alerts().feedback(who));
    if (rows.empty() && !arguments.has("json"))
      at.say({.ja = "判断して閉じた警告がまだありません。", .en = "No alert has been closed with a verdict yet."});
    for (const watch::FactorFeedback& row : rows) {
      if (arguments.has("json"))
        at.out(Json::object(
                   {{"factor", row.factor}, {"right", row.right}, {"wrong", row.wrong}, {"known", row.known}, {"weight", row.weight()}})
                   .dump() +
               "\n");
      else if (at.language == Language::ja)
        at.out(fmt::format("{}  正 {} 誤 {} 承知 {}  点数 x{:.2f}\n", row.factor, row.right, row.wrong, row.known, row.weight()));
      else
        at.out(fmt::format("{}  right {} wrong {} known {}  points x{:.2f}\n", row.factor, row.right, row.wrong, row.known, row.weight()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_alert_feedback;
const Verb verb_alert_feedback{
    .name = "alert feedback",
    .summary = {.ja = "判断が要因の点数に与えた影響を表示する", .en = "show what verdicts did to the points of each kind of fact"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), json_option()},
    .run = run};

}  // namespace sekimori::cli
