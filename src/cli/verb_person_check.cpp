#include "cli/safeguard_access.h"
#include "feature/protect/people/person_dates.h"
#include "feature/protect/register.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& doubt : protect::doubts_about(TRY(node.reg().people(who)), guard.tasks.today())) {
      if (arguments.has("json"))
        at.out(Json::object({{"staff_number", doubt.staff_number}, {"what", doubt.what}, {"text", doubt.text.in(at.language)}}).dump() +
               "\n");
      else at.out(fmt::format("{:<10} {}\n", doubt.staff_number, doubt.text.in(at.language)));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_person_check;
const Verb verb_person_check{
    .name = "person check",
    .summary = {.ja = "人事の日付と区分の食い違いを表示する", .en = "show what does not fit in the dates and classes of people"},
    .options = safeguard_options(),
    .run = run};

}  // namespace sekimori::cli
