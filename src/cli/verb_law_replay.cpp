#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return show_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> { return govern.replay_of(who, arguments.rest.front()); },
      [&](const Json& one) {
        at.out(fmt::format("{}\n", in_words(one["text"], at.language)));
        for (const auto& [name, status] : one["assessed"].members()) at.out(fmt::format("  {}: {}\n", name, status.text()));
        for (const Json& missing : one["measures_missing"].items()) at.out(fmt::format("  - {}\n", in_words(missing, at.language)));
        at.out(fmt::format("{}\n", in_words(one["lesson"], at.language)));
      });
}

}  // namespace

extern const Verb verb_law_replay;
const Verb verb_law_replay{
    .name = "law replay",
    .summary = {.ja = "判決・事例の事実を台帳の判断にかける", .en = "put the facts of a judgment to the register's own judgement"},
    .options = safeguard_options({}),
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
