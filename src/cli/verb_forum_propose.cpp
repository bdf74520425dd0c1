#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const share::ForumContent content = TRY(forum_content_of(at, arguments, arguments.rest.empty() ? "" : arguments.rest.front()));
  const share::ForumReach reach = TRY(reach_of(arguments));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.forum.propose(who, content, reach)).value);
  });
}

}  // namespace

extern const Verb verb_forum_propose;
const Verb verb_forum_propose{
    .name = "forum propose",
    .summary = {.ja = "フォーラムに手口・対策・課題を提案する", .en = "propose a trend, a measure or a problem to the forum"},
    .options = forum_content_options(reach_options()),
    .rest = "FILE",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
