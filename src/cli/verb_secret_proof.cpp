#include "cli/node_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"
#include "feature/protect/secrecy_proof.h"
#include "feature/teach/teach_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto day = TRY(day_of(arguments, "as-of"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const Day on = day.value_or(node.zone().day_of(at.clock.now()));
    const auto proof =
        TRY(protect::prove_secrecy(node.reg(), node.protect().receipts, actor, arguments.rest[0], on, node.zone(), &node.teach().learning));
    if (arguments.has("json")) {
      at.out(to_json(proof).dump() + "\n");
      return ExitCode::ok;
    }
    const bool ja = at.language == Language::ja;
    at.out(fmt::format("{} {}\n", proof.number, on.to_string()));
    const char* names[] = {ja ? "秘密管理性" : "secrecy management", ja ? "有用性" : "usefulness", ja ? "非公知性" : "non-public nature"};
    for (size_t i = 0; i < proof.verdict.size(); ++i) {
      at.out(fmt::format("  {}: {}\n", names[i], name_of(proof.verdict[i])));
      if (proof.by_the_day)
        for (const auto& evidence : proof.by_the_day->secret.requirements[i].evidence)
          at.out(fmt::format("    {} {}\n", evidence.day ? evidence.day->to_string() : std::string("----------"), evidence.text));
    }
    if (proof.by_the_day)
      at.out(fmt::format("{} v{} {} {}\n", ja ? "基準日までの記録:" : "recorded by the day:", proof.by_the_day->version,
                         proof.by_the_day->recorded_at.to_rfc3339(), proof.by_the_day->body_hash));
    if (proof.afterwards)
      at.out(fmt::format("{} v{} {}\n", ja ? "後日の記入 (判断に用いない):" : "entered afterwards (the verdict does not rest on it):",
                         proof.afterwards->version, proof.afterwards->recorded_at.to_rfc3339()));
    for (const protect::Receipt& receipt : proof.shown_by_the_day)
      at.out(
          fmt::format("{} {} v{} {} {} {}\n", ja ? "示した:" : "shown:", receipt.staff_number, receipt.told.edition, name_of(receipt.way),
                      receipt.given_on.to_string(),
                      receipt.acknowledged_on ? (ja ? "確認 " : "acknowledged ") + receipt.acknowledged_on->to_string() : std::string()));
    if (!proof.shown_afterwards.empty())
      at.out(fmt::format("{} {}\n", ja ? "後日に記入された提示:" : "shown, but entered afterwards:", proof.shown_afterwards.size()));
    for (const model::CompletedTraining& one : proof.trained_by_the_day)
      at.out(fmt::format("{} {} {} v{} {}{}\n", ja ? "受講:" : "trained:", one.staff_number, one.course, one.edition,
                         one.done_on.to_string(),
                         one.good_until ? (ja ? " 有効 " : " good until ") + one.good_until->to_string() : std::string()));
    if (!proof.trained_afterwards.empty())
      at.out(fmt::format("{} {}\n", ja ? "後日に記入された受講:" : "trained, but entered afterwards:", proof.trained_afterwards.size()));
    for (const std::string& line : ja ? proof.missing_ja : proof.missing_en) at.out("  - " + line + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_proof;
const Verb verb_secret_proof{
    .name = "secret proof",
    .summary = {.ja = "秘密管理の証明をその日の時点で示す", .en = "prove secrecy management as of a day"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                json_option(),
                {.name = "as-of", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "基準日", .en = "the day"}}},
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
