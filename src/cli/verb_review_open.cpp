#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const int within = 14;
    const Day today = node.safeguards().tasks.today();
    const Day due = TRY(day_of(arguments, "due")).value_or(Day{today.number + within});
    std::vector<protect::rights::KnownReview> made;
    if (arguments.rest.empty())
      made = TRY(node.safeguards().reviews.open_due(who, today, due.number - today.number, arguments.value("reason", "review")));
    for (const std::string& number : arguments.rest)
      made.push_back(TRY(node.safeguards().reviews.open(who, number, due, arguments.value("reason", "review"))));
    for (const auto& known : made) {
      if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
      else at.out(fmt::format("{} {:<10} {} {}\n", known.id, known.review.secret, known.review.due.to_string(), known.review.items.size()));
    }
    if (made.empty()) at.say({.ja = "見直しの時期の秘密はありません。", .en = "No secret is due for review."});
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_review_open;
const Verb verb_review_open{.name = "review open",
                            .summary = {.ja = "アクセス権の見直しを始める", .en = "open reviews of access rights"},
                            .options = safeguard_options({value_option("due", "DAY", {.ja = "期日", .en = "due day"}), reason_option()}),
                            .rest = "[NUMBER...]",
                            .least_rest = 0,
                            .most_rest = SIZE_MAX,
                            .run = run};

}  // namespace sekimori::cli
