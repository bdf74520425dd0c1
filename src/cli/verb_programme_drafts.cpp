#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const govern::OpinionCall& one : TRY(govern.opinions.calls(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<12} {} - {}  {}", one["number"].text(), one["opens"].text(), one["closes"].text(), one["title"].text());
      });
}

}  // namespace

extern const Verb verb_programme_drafts;
const Verb verb_programme_drafts{.name = "programme drafts",
                                 .summary = {.ja = "意見募集の一覧", .en = "list drafts that take or took opinions"},
                                 .options = safeguard_options({}),
                                 .rest = "",
                                 .least_rest = 0,
                                 .most_rest = 0,
                                 .run = run};

}  // namespace sekimori::cli
