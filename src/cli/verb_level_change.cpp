#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const model::Level level = TRY(level_named(arguments.rest[0]));
  const std::string reason = TRY(needed(arguments, "reason"));
  const auto from = TRY(day_of(arguments, "valid-from"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::LevelBook& levels = node.protect().levels;
    model::LevelDefinition changed = TRY(levels.definition(actor, level));
    change_wording(arguments, "name", changed.name);
    change_wording(arguments, "criteria", changed.criteria);
    if (arguments.has("alias")) changed.aliases = arguments.all("alias");
    if (arguments.has("no-alias")) changed.aliases.clear();
    if (arguments.has("proposer")) changed.proposers = arguments.all("proposer");
    if (arguments.has("approver")) changed.approvers = arguments.all("approver");
    if (arguments.has("handling-ja") || arguments.has("handling-en")) {
      const auto ja = arguments.all("handling-ja");
      const auto en = arguments.all("handling-en");
      if (ja.size() != en.size()) return error(ErrorCode::usage, "--handling-ja and --handling-en come in pairs, one for each rule");
      changed.handling.clear();
      for (size_t i = 0; i < ja.size(); ++i) changed.handling.push_back({ja[i], en[i]});
    }
    if (const std::string months = arguments.value("review-months"); !months.empty()) {
      const Json number = TRY(Json::parse(months));
      if (!number.is_integer()) return error(ErrorCode::usage, "--review-months is a number of months, not '{}'", months);
      changed.review_months = number.integer_or(0);
    }
    std::optional<Instant> valid_from;
    if (from) valid_from = node.zone().start_of(*from);
    TRY(levels.change(actor, changed, reason, valid_from));
    if (arguments.has("json")) at.out(to_json(changed).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_level_change;
const Verb verb_level_change{
    .name = "level change",
    .summary = {.ja = "区分の名称・基準・扱いを改める", .en = "change what a level is called, means and asks for"},
    .options = protect_options(
        {value_option("name-ja", "TEXT", {.ja = "名称 (日本語)", .en = "name in Japanese"}),
         value_option("name-en", "TEXT", {.ja = "名称 (英語)", .en = "name in English"}),
         repeated_option("alias", "WORD",
                         {.ja = "この会社での表示の語 (全体を置き換える)", .en = "word that marks it in this firm (replaces all)"}),
         {.name = "no-alias", .help = {.ja = "固有の語をなくす", .en = "no words of its own"}},
         value_option("criteria-ja", "TEXT", {.ja = "基準 (日本語)", .en = "criteria in Japanese"}),
         value_option("criteria-en", "TEXT", {.ja = "基準 (英語)", .en = "criteria in English"}),
         repeated_option("handling-ja", "TEXT",
                         {.ja = "扱い (日本語、-en と対)", .en = "rule of handling in Japanese, with one in English"}),
         repeated_option("handling-en", "TEXT", {.ja = "扱い (英語)", .en = "rule of handling in English"}),
         repeated_option("proposer", "ROLE", {.ja = "提案できる者", .en = "who may propose it"}),
         repeated_option("approver", "ROLE", {.ja = "承認する者", .en = "who approves it"}),
         value_option("review-months", "N", {.ja = "見直しの間隔 (月)", .en = "months between reviews"}),
         value_option("valid-from", "DAY", {.ja = "いつから有効か", .en = "day it holds from"}),
         reason_option()}),
    .rest = "LEVEL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
