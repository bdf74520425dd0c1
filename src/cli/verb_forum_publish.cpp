#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const share::ForumReach reach = TRY(reach_of(arguments));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const auto known = TRY(hub.forum.proposal(who, arguments.rest.front()));
    const auto words = TRY(hub.gate.admit(to_json(known.value.content)));
    return shown_json(TRY(hub.forum.publish(who, known.value.number, words, reach)).value);
  });
}

}  // namespace

extern const Verb verb_forum_publish;
const Verb verb_forum_publish{.name = "forum publish",
                              .summary = {.ja = "提案を関門に通して公開する", .en = "publish a proposal after the gate has searched it"},
                              .options = safeguard_options(reach_options()),
                              .rest = "PROPOSAL",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
