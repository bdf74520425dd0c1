#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto decision = model::review_decision_from(arguments.rest[2]);
    if (!decision) return error(ErrorCode::usage, "'{}': one of keep, revoke, open is needed", arguments.rest[2]);
    const auto known = TRY(node.safeguards().reviews.decide(who, arguments.rest[0], arguments.rest[1], *decision, arguments.value("note")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_review_decide;
const Verb verb_review_decide{.name = "review decide",
                              .summary = {.ja = "見直しの対象者について残すか外すかを決める", .en = "decide in a review: keep or revoke"},
                              .options = safeguard_options({value_option("note", "TEXT", {.ja = "理由", .en = "why"})}),
                              .rest = "REVIEW WHO|rest keep|revoke",
                              .least_rest = 3,
                              .most_rest = 3,
                              .run = run};

}  // namespace sekimori::cli
