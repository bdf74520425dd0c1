#include "cli/person_check_view.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto key = TRY(agreement_key(arguments));
    const Day day = TRY(day_of(arguments, "on")).value_or(guard.tasks.today());
    const auto term = TRY(day_of(arguments, "term-ends"));
    print(at, arguments,
          to_json(TRY(guard.agreements.ask(who, key, arguments.all("secret"), term, day, arguments.value("reason", "asked")))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_agreement_ask;
const Verb verb_agreement_ask{
    .name = "agreement ask",
    .summary = {.ja = "秘密保持の約束への署名を依頼する", .en = "ask somebody to sign a promise of secrecy"},
    .options =
        safeguard_options({value_option("occasion", "OCCASION",
                                        {.ja = "機会: joining, project, transfer, leaving", .en = "joining, project, transfer or leaving"}),
                           value_option("kind", "KIND", {.ja = "種類: pledge, nda, non_compete", .en = "pledge, nda or non_compete"}),
                           value_option("text", "VERSION", {.ja = "文面の版", .en = "version of the text"}),
                           value_option("on", "DAY", {.ja = "その日", .en = "the day"}), reason_option(),
                           repeated_option("secret", "NUMBER", {.ja = "対象の秘密", .en = "a secret that it covers"}),
                           value_option("term-ends", "DAY", {.ja = "期間の終わり", .en = "end of the term"})}),
    .rest = "STAFF_NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
