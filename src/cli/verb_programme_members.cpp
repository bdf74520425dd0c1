#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return show_of_govern(
      at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> { return govern.programme.members(who); },
      [&](const Json& one) {
        for (const Json& kind : one["classes"].items()) {
          at.out(in_words(kind, at.language) + "\n");
          for (const Json& member : kind["members"].items()) at.out("  " + in_words(member, at.language) + "\n");
        }
      });
}

}  // namespace

extern const Verb verb_programme_members;
const Verb verb_programme_members{.name = "programme members",
                                  .summary = {.ja = "フォーラムの参加団体 (区分別)", .en = "members of the forum by class"},
                                  .options = safeguard_options({}),
                                  .rest = "",
                                  .least_rest = 0,
                                  .most_rest = 0,
                                  .run = run};

}  // namespace sekimori::cli
