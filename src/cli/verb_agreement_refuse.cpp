#include "cli/person_check_view.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto key = TRY(agreement_key(arguments));
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    const std::string because = TRY(needed(arguments, "because"));
    print(at, arguments, to_json(TRY(guard.agreements.refuse(who, key, day, because, arguments.value("reason", "refused")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_agreement_refuse;
const Verb verb_agreement_refuse{
    .name = "agreement refuse",
    .summary = {.ja = "断られた署名を記録し、手順を始める", .en = "record a refused signature and begin its steps"},
    .options =
        safeguard_options({value_option("occasion", "OCCASION",
                                        {.ja = "機会: joining, project, transfer, leaving", .en = "joining, project, transfer or leaving"}),
                           value_option("kind", "KIND", {.ja = "種類: pledge, nda, non_compete", .en = "pledge, nda or non_compete"}),
                           value_option("text", "VERSION", {.ja = "文面の版", .en = "version of the text"}),
                           value_option("on", "DAY", {.ja = "その日", .en = "the day"}), reason_option(),
                           value_option("because", "TEXT", {.ja = "本人の言葉での理由", .en = "why, in the person's own words"})}),
    .rest = "STAFF_NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
