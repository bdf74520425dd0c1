#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto known = TRY(node.safeguards().reviews.sign(who, arguments.rest.front(), arguments.value("statement")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else at.out(fmt::format("{} {} -> {}\n", known.review.secret, known.review.signed_on->to_string(), known.review.next_due->to_string()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_review_sign;
const Verb verb_review_sign{.name = "review sign",
                            .summary = {.ja = "見直しの結果に署名する", .en = "sign the result of a review"},
                            .options = safeguard_options({value_option("statement", "TEXT", {.ja = "所見", .en = "statement"})}),
                            .rest = "REVIEW|NUMBER",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
