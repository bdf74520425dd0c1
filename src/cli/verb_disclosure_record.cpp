#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    const auto due = TRY(day_of(arguments, "return-due"));
    const auto known = TRY(guard.partners.disclose(who, arguments.rest.front(), day, due));
    print(at, arguments, protect::disclosure_json(known));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_disclosure_record;
const Verb verb_disclosure_record{
    .name = "disclosure record",
    .summary = {.ja = "承認された開示を実施したことを記録する", .en = "record that an approved disclosure has happened"},
    .options = safeguard_options({value_option("on", "DAY", {.ja = "開示日", .en = "day"}),
                                  value_option("return-due", "DAY", {.ja = "返却・廃棄の期日", .en = "to be returned or destroyed by"})}),
    .rest = "DISCLOSURE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
