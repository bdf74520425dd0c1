#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto known = TRY(node.safeguards().reviews.find(who, arguments.rest.front()));
    if (arguments.has("json")) {
      at.out(to_json(known).dump() + "\n");
      return ExitCode::ok;
    }
    at.out(fmt::format("{} {} {} {}\n", known.review.secret, known.review.owner, known.review.due.to_string(),
                       model::name_of(known.review.state)));
    for (const auto& item : known.review.items)
      at.out(fmt::format("{} {:<8} {:<10} {:<7} {}\n", item.permitted ? " " : "!", model::name_of(item.decision), item.who,
                         model::name_of(item.change), item.words));
    for (const std::string& gone : known.review.gone) at.out(fmt::format("- {}\n", gone));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_review_show;
const Verb verb_review_show{.name = "review show",
                            .summary = {.ja = "アクセス権の見直しを表示する", .en = "show a review of access rights"},
                            .options = safeguard_options(),
                            .rest = "REVIEW|NUMBER",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
