#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> { return teach.library.clauses(who); },
      [&](const Json& one) {
        return fmt::format("{:<20} {:<14} {} {}", one["id"].text(), one["kind"].text(), one["own"].bool_or(false) ? "*" : " ",
                           said(at, one["title"]));
      });
}

}  // namespace

extern const Verb verb_clause_list;
const Verb verb_clause_list{
    .name = "clause list", .summary = {.ja = "契約条項の一覧", .en = "list clauses"}, .options = safeguard_options({}), .run = run};

}  // namespace sekimori::cli
