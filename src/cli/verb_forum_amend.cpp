#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const share::ForumContent content = TRY(forum_content_of(at, arguments, arguments.rest.size() > 1 ? arguments.rest[1] : ""));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.forum.amend(who, arguments.rest.front(), content, arguments.value("reason", ""))).value);
  });
}

}  // namespace

extern const Verb verb_forum_amend;
const Verb verb_forum_amend{.name = "forum amend",
                            .summary = {.ja = "提案の文面を直す", .en = "change the words of a proposal"},
                            .options = forum_content_options({reason_option()}),
                            .rest = "PROPOSAL",
                            .least_rest = 1,
                            .most_rest = 2,
                            .run = run};

}  // namespace sekimori::cli
