#include <set>

#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    if (!arguments.rest.empty()) {
      const auto stock = TRY(node.protect().stock.latest(actor, arguments.rest[0]));
      if (!stock) return error(ErrorCode::not_found, "'{}' has not begun to take stock", arguments.rest[0]);
      if (arguments.has("json")) at.out(to_json(*stock).dump() + "\n");
      else
        for (const protect::StockLine& line : stock->lines) {
          std::string secrets;
          for (const std::string& number : line.secrets) secrets += " " + number;
          at.out(fmt::format("{:<9} {:<14} {}{}\n", name_of(line.answer), line.code, line.name.in(at.language), secrets));
        }
      return ExitCode::ok;
    }
    std::set<std::string> departments;
    for (const model::KnownPerson& known : TRY(node.reg().people(actor)))
      if (!known.person.department.empty()) departments.insert(known.person.department);
    for (const protect::Coverage& one : TRY(node.protect().stock.coverage(actor, {departments.begin(), departments.end()}))) {
      if (arguments.has("json")) {
        at.out(to_json(one).dump() + "\n");
        continue;
      }
      const std::string last = one.last_review ? one.last_review->to_string() : "----------";
      at.out(fmt::format("{:>3} % {:>2}/{:<2} {} {}{}\n", one.percent(), one.answered, one.lines, last, one.department,
                         one.overdue ? (at.language == Language::ja ? " 期日超過" : " overdue") : ""));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_stocktake_show;
const Verb verb_stocktake_show{
    .name = "stocktake show",
    .summary = {.ja = "棚卸しの進み具合または一部署の内容を表示する", .en = "show how far stock-taking has come, or one department"},
    .options = protect_options(),
    .rest = "DEPARTMENT",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
