#include "cli/forum_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::int64_t option = TRY(number_of(arguments, "option", 0));
  if (option < 1) return error(ErrorCode::usage, "--option N is needed, from 1 on");
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    TRY(hub.polls.vote(who, arguments.rest.front(), static_cast<std::size_t>(option - 1)));
    return to_json(TRY(hub.polls.find(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_poll_vote;
const Verb verb_poll_vote{.name = "poll vote",
                          .summary = {.ja = "自組織として投票する", .en = "vote for the own member, once"},
                          .options = safeguard_options({value_option("option", "N", {.ja = "選択肢の番号", .en = "number of the option"})}),
                          .rest = "POLL",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
