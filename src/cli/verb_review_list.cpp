#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    for (const auto& known : TRY(node.safeguards().reviews.list(who, !arguments.has("all")))) {
      if (arguments.has("json")) {
        at.out(to_json(known).dump() + "\n");
        continue;
      }
      std::size_t open = 0;
      for (const auto& item : known.review.items) open += item.decision == model::ReviewDecision::open;
      at.out(fmt::format("{} {:<10} {:<8} {} {} {}/{}\n", known.id, known.review.secret, known.review.owner, known.review.due.to_string(),
                         model::name_of(known.review.state), known.review.items.size() - open, known.review.items.size()));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_review_list;
const Verb verb_review_list{.name = "review list",
                            .summary = {.ja = "アクセス権の見直しの一覧を表示する", .en = "list reviews of access rights"},
                            .options = safeguard_options({flag_option("all", {.ja = "署名済みも", .en = "signed ones too"})}),
                            .run = run};

}  // namespace sekimori::cli
