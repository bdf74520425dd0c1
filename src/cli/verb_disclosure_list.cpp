#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& known : TRY(guard.partners.disclosures(who, arguments.rest.empty() ? std::string() : arguments.rest.front()))) {
      Json row = protect::disclosure_json(known);
      const bool overdue = known.value.overdue(guard.tasks.today());
      row.set("overdue", overdue);
      if (arguments.has("overdue") && !overdue) continue;
      if (arguments.has("json")) at.out(row.dump() + "\n");
      else
        at.out(fmt::format("{} {} {:<9} {} {} {}\n", known.value.number, overdue ? "!" : " ", model::name_of(known.value.state),
                           known.value.partner, row["return_due"].text(), known.value.what));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_disclosure_list;
const Verb verb_disclosure_list{
    .name = "disclosure list",
    .summary = {.ja = "開示の台帳を表示する", .en = "list what was disclosed to partners"},
    .options = safeguard_options({flag_option("overdue", {.ja = "返却期日を過ぎたものだけ", .en = "only what should have been returned"})}),
    .rest = "[PARTNER]",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
