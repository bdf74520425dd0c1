#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    auto known = TRY(guard.checks.find(who, arguments.rest.front()));
    if (arguments.has("refresh")) known = TRY(guard.checks.refresh_facts(who, known.id));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else show_check(at, known);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_exit_show;
const Verb verb_exit_show{
    .name = "exit show",
    .summary = {.ja = "退職時点検の手順と、分かっていることを表示する", .en = "show an exit check: what is known, what is to be answered"},
    .options = safeguard_options({flag_option("refresh", {.ja = "台帳と記録を読み直す", .en = "read register and logs again"})}),
    .rest = "CHECK|STAFF_NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
