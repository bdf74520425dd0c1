#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string name = TRY(needed(arguments, "name"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.forum.name_author(who, arguments.rest[0], arguments.rest[1], name)).value);
  });
}

}  // namespace

extern const Verb verb_forum_name;
const Verb verb_forum_name{
    .name = "forum name",
    .summary = {.ja = "提案の文面に自組織の名前を出すことに同意する", .en = "consent to being named as the author of a proposal"},
    .options = safeguard_options({value_option("name", "TEXT", {.ja = "出す名前", .en = "the name to be called by"})}),
    .rest = "PROPOSAL SHA256",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
