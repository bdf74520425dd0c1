#include "cli/case_access.h"
#include "feature/respond/case_log.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::CaseLog log(node.respond());
    const Json all = to_json(TRY(log.all(actor, known)));
    if (arguments.has("json")) {
      at.out(all.dump() + "\n");
      return ExitCode::ok;
    }
    for (const auto& [name, rows] : all.members()) {
      if (rows.is_integer()) at.out(fmt::format("{}: {}\n", name, rows.integer_or(0)));
      for (const Json& row : rows.items()) at.out(fmt::format("{}  {}\n", name, row.dump()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_case_log;
const Verb verb_case_log{.name = "case log",
                         .summary = {.ja = "事件の決定・保全機器・連絡先の状態・損害を表示する",
                                     .en = "show a case's decisions, held devices, referrals and damage"},
                         .options = case_options({}),
                         .rest = "CASE",
                         .least_rest = 1,
                         .most_rest = 1,
                         .run = run};

}  // namespace sekimori::cli
