#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/technology_files.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::OpenCloseDecision decision;
    if (const auto before = TRY(node.protect().shelf.find<protect::OpenCloseDecision>(actor, "number", arguments.rest[0])))
      decision = before->item;
    decision.number = arguments.rest[0];
    decision.technology = arguments.value("technology", decision.technology);
    decision.grounds = arguments.value("grounds", decision.grounds);
    decision.decided_by = arguments.value("by", decision.decided_by);
    if (arguments.has("option")) decision.options = arguments.all("option");
    if (arguments.has("secret")) decision.secrets = arguments.all("secret");
    if (arguments.has("patent")) decision.patents = arguments.all("patent");
    if (const auto day = TRY(day_of(arguments, "on"))) decision.decided_on = day;
    if (const auto day = TRY(day_of(arguments, "review"))) decision.review_day = day;
    if (const std::string choice = arguments.value("choice"); !choice.empty()) {
      const auto known = protect::choice_from(choice);
      if (!known) return error(ErrorCode::usage, "--choice is undecided, patent, secret, open or mixed, not '{}'", choice);
      decision.choice = *known;
    }
    for (const bool yes : {true, false})
      for (const std::string& given : arguments.all(yes ? "yes" : "no")) {
        const size_t colon = given.find(':');
        const std::string criterion = given.substr(0, colon);
        std::erase_if(decision.answers, [&](const protect::CriterionAnswer& one) { return one.criterion == criterion; });
        decision.answers.push_back({criterion, yes, colon == std::string::npos ? std::string() : given.substr(colon + 1)});
      }
    const auto kept = TRY(node.protect().technology.decide(actor, decision, arguments.value("reason", "decision")));
    const protect::Tally tally = tally_of(kept);
    if (arguments.has("json")) {
      Json out = to_json(kept);
      out.set("points_to_secret", tally.secret).set("points_to_patent", tally.patent).set("points_to_open", tally.open);
      at.out(out.dump() + "\n");
    } else {
      at.out(
          fmt::format("{} {}  secret {} patent {} open {}\n", kept.number, name_of(kept.choice), tally.secret, tally.patent, tally.open));
      for (const std::string& criterion : tally.unanswered) at.out("  ? " + criterion + "\n");
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_open_close_decide;
const Verb verb_open_close_decide{
    .name = "open-close decide",
    .summary = {.ja = "オープン・クローズの決定を記録する (回答を足していける)",
                .en = "record the decision to patent, keep secret or open a technology"},
    .options = protect_options(
        {value_option("technology", "TEXT", {.ja = "技術の名称", .en = "name of the technology"}),
         repeated_option("option", "TEXT", {.ja = "検討した選択肢", .en = "option that was looked at"}),
         repeated_option("yes", "CRITERION", {.ja = "はいと答える問い (問い:覚え)", .en = "question answered yes (CRITERION:words)"}),
         repeated_option("no", "CRITERION", {.ja = "いいえと答える問い (問い:覚え)", .en = "question answered no (CRITERION:words)"}),
         value_option("choice", "CHOICE", {.ja = "undecided, patent, secret, open, mixed", .en = "undecided, patent, secret, open, mixed"}),
         value_option("grounds", "TEXT", {.ja = "理由", .en = "grounds"}), by_option({.ja = "決定した者", .en = "who decided"}),
         value_option("on", "DAY", {.ja = "決定した日 (今日)", .en = "day of the decision (today)"}),
         value_option("review", "DAY", {.ja = "見直す日", .en = "day it is looked at again"}),
         repeated_option("secret", "NUMBER", {.ja = "関連する営業秘密", .en = "secret it concerns"}),
         repeated_option("patent", "NUMBER", {.ja = "関連する特許・出願", .en = "patent or application it concerns"}), reason_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
