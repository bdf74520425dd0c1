#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const govern::KnownCheck& one : TRY(govern.checks.list(who))) {
          Json row = to_json(one.value);
          row.erase("answers");
          out.push_back(row.set("score", to_json(govern::score_of(one.value))));
        }
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<12} {:<12} {:<10} {:>3}%  {}/{}  {}", one["number"].text(), one["profile"].text(),
                           one["closed"].is_null() ? "-" : one["closed"].text(), one["score"]["total"].integer_or(0),
                           one["score"]["answered"].integer_or(0), one["score"]["questions"].integer_or(0), one["title"].text());
      });
}

}  // namespace

extern const Verb verb_check_list;
const Verb verb_check_list{.name = "check list",
                           .summary = {.ja = "自己チェックの一覧", .en = "list self-checks"},
                           .options = safeguard_options({}),
                           .rest = "",
                           .least_rest = 0,
                           .most_rest = 0,
                           .run = run};

}  // namespace sekimori::cli
