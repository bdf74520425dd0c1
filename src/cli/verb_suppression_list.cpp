#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    const auto rows = TRY(node.alerts().suppressions(who));
    if (rows.empty() && !arguments.has("json")) at.say({.ja = "抑止はありません。", .en = "Nothing is suppressed."});
    for (const watch::SuppressionCount& row : rows) {
      const watch::Suppression& s = row.suppression;
      if (arguments.has("json")) {
        Json json = to_json(s);
        json.set("id", s.id).set("alerts", row.alerts).set("factors", row.factors);
        at.out(json.dump() + "\n");
        continue;
      }
      const bool ja = at.language == Language::ja;
      std::string scope = s.factor.empty() ? (ja ? "全要因" : "every factor") : s.factor;
      for (const std::string* part : {&s.staff_number, &s.account, &s.thing})
        if (!part->empty()) scope += " " + *part;
      at.out(fmt::format("{}  {}  {}..{}  {} {} / {} {}  {}  ({})\n", s.id, s.ended ? (ja ? "終了" : "ended") : (ja ? "有効" : "in force"),
                         s.from.to_string(), s.to.to_string(), ja ? "警告" : "alerts", row.alerts, ja ? "要因" : "factors", row.factors,
                         scope, s.reason));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_suppression_list;
const Verb verb_suppression_list{
    .name = "suppression list",
    .summary = {.ja = "抑止とそれが隠している件数を表示する", .en = "list suppressions and how much each takes away"},
    .options = case_options({}),
    .run = run};

}  // namespace sekimori::cli
