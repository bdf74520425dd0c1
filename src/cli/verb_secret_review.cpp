#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string by = TRY(needed(arguments, "by"));
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const Day next = TRY(node.protect().levels.review(actor, arguments.rest[0], by, reason));
    if (arguments.has("json"))
      at.out(Json::object({{"number", arguments.rest[0]}, {"reviewed_by", by}, {"review_day", next.to_string()}}).dump() + "\n");
    else
      at.out(fmt::format("{}\t{} {}\n", arguments.rest[0], at.language == Language::ja ? "次の見直し" : "next review", next.to_string()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_review;
const Verb verb_secret_review{
    .name = "secret review",
    .summary = {.ja = "営業秘密を見直し、そのままとする", .en = "record that a secret was reviewed and stays as it is"},
    .options = protect_options({by_option({.ja = "見直した者の社員番号", .en = "staff number of who looked at it"}), reason_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
