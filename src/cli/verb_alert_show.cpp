#include "cli/person_sight.h"
#include "feature/watch/alert_book.h"

namespace sekimori::cli {
namespace {

// The fact, what else it can mean, and what to look at first to find out.
void show_factor(Surroundings& at, const model::AlertFactor& factor, bool ja) {
  at.out(fmt::format("  {:+6.1f}  {}  ({})\n", factor.points, ja ? factor.ja : factor.en, factor.event_count));
  for (const model::OppositeReading& reading : factor.opposite)
    at.out(fmt::format("          {}{}\n", ja ? "反対の読み方: " : "opposite reading: ", ja ? reading.ja : reading.en));
  if (!factor.opposite.empty())
    at.out(fmt::format("          {}{}\n",
                       ja ? "確かめ方: " : "to check: ", ja ? factor.opposite.front().check_ja : factor.opposite.front().check_en));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    const auto known = TRY(node.alerts().find(who, arguments.rest[0]));
    if (!known) return error(ErrorCode::not_found, "no alert {}", arguments.rest[0]);
    const model::Alert& alert = known->alert;
    const auto revealed = TRY(revealed_person(node, who, alert.person_id));
    if (arguments.has("json")) {
      at.out(alert_json(*known, revealed).dump() + "\n");
      return ExitCode::ok;
    }
    const bool ja = at.language == Language::ja;
    at.out(fmt::format("{:.1f}  {}\n{}\n", alert.score, name_of(alert.state), ja ? alert.sentence_ja : alert.sentence_en));
    if (revealed)
      at.out(fmt::format("{} = {} {} ({})\n", alert.pseudonym, revealed->person.staff_number, revealed->person.name,
                         revealed->person.department));
    at.out(ja ? "理由:\n" : "reasons:\n");
    for (const auto& factor : alert.factors) show_factor(at, factor, ja);
    for (const std::string& line : ja ? alert.opposite_ja : alert.opposite_en)
      if (line.starts_with(ja ? "承認" : "approved")) at.out((ja ? "本人のために: " : "for the person: ") + line + "\n");
    at.out(fmt::format("{}{}\n", ja ? "比較の基準: " : "compared with: ", alert.baseline));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_alert_show;
const Verb verb_alert_show{
    .name = "alert show",
    .summary = {.ja = "警告の理由と反対の読み方を表示する", .en = "show an alert with its reasons and opposite readings"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), json_option()},
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
