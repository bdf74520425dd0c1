#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto answer = protect::answer_from(arguments.rest[2]);
  if (!answer) return error(ErrorCode::usage, "'{}' is no answer; held, not_held, unsure or open is", arguments.rest[2]);
  const std::string by = TRY(needed(arguments, "by"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    for (const std::string& number : arguments.all("secret"))
      if (!TRY(node.reg().find_secret_by_number(actor, number)))
        return error(ErrorCode::not_found, "no secret with the number '{}'", number);
    const auto stock = TRY(node.protect().stock.answer(actor, arguments.rest[0], arguments.rest[1],
                                                       {*answer, arguments.all("secret"), by, arguments.value("note")}));
    if (arguments.has("json")) at.out(to_json(stock).dump() + "\n");
    else at.out(fmt::format("{} / {}\n", stock.answered(), stock.lines.size()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_stocktake_answer;
const Verb verb_stocktake_answer{
    .name = "stocktake answer",
    .summary = {.ja = "棚卸しの一項目に答える", .en = "answer one line of a stock-taking"},
    .options = protect_options(
        {by_option({.ja = "答える者の社員番号", .en = "staff number of who answers"}),
         repeated_option("secret", "NUMBER", {.ja = "該当する営業秘密の管理番号", .en = "register number of the secret it led to"}),
         value_option("note", "TEXT", {.ja = "覚え", .en = "note"})}),
    .rest = "DEPARTMENT CODE ANSWER",
    .least_rest = 3,
    .most_rest = 3,
    .run = run};

}  // namespace sekimori::cli
