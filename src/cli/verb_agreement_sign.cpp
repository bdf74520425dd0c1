#include "cli/person_check_view.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto key = TRY(agreement_key(arguments));
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    print(at, arguments, to_json(TRY(guard.agreements.sign(who, key, day, arguments.value("reason", "signed")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_agreement_sign;
const Verb verb_agreement_sign{
    .name = "agreement sign",
    .summary = {.ja = "署名された約束を記録する", .en = "record a signed promise of secrecy"},
    .options =
        safeguard_options({value_option("occasion", "OCCASION",
                                        {.ja = "機会: joining, project, transfer, leaving", .en = "joining, project, transfer or leaving"}),
                           value_option("kind", "KIND", {.ja = "種類: pledge, nda, non_compete", .en = "pledge, nda or non_compete"}),
                           value_option("text", "VERSION", {.ja = "文面の版", .en = "version of the text"}),
                           value_option("on", "DAY", {.ja = "その日", .en = "the day"}), reason_option()}),
    .rest = "STAFF_NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
