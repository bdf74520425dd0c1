#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    model::Disclosure disclosure;
    disclosure.secrets = arguments.all("secret");
    disclosure.what = TRY(needed(arguments, "what"));
    disclosure.purpose = arguments.value("purpose");
    disclosure.limits = arguments.value("limits");
    disclosure.nda = arguments.value("nda");
    disclosure.form = arguments.value("form", "data");
    disclosure.recipients = arguments.all("recipient");
    disclosure.return_due = TRY(day_of(arguments, "return-due"));
    disclosure.export_control = arguments.has("export-control");
    const auto known =
        TRY(guard.partners.propose(who, arguments.rest.front(), std::move(disclosure), arguments.value("reason", "disclosure")));
    if (arguments.has("json")) at.out(protect::disclosure_json(known).dump() + "\n");
    else at.out(known.value.number + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_disclosure_propose;
const Verb verb_disclosure_propose{
    .name = "disclosure propose",
    .summary = {.ja = "取引先への開示を提案する", .en = "propose a disclosure to a partner"},
    .options = safeguard_options(
        {repeated_option("secret", "NUMBER", {.ja = "対象の秘密", .en = "a secret that it is about"}),
         value_option("what", "TEXT", {.ja = "何を (中身は書かない)", .en = "what, without giving it away"}),
         value_option("purpose", "TEXT", {.ja = "目的", .en = "purpose"}), value_option("limits", "TEXT", {.ja = "制限", .en = "limits"}),
         value_option("nda", "TITLE", {.ja = "秘密保持契約", .en = "NDA"}),
         value_option("form", "FORM", {.ja = "paper, data, sample, visit, spoken", .en = "paper, data, sample, visit or spoken"}),
         repeated_option("recipient", "TEXT", {.ja = "受け取る人", .en = "who gets it"}),
         value_option("return-due", "DAY", {.ja = "返却・廃棄の期日", .en = "to be returned or destroyed by"}),
         flag_option("export-control", {.ja = "輸出管理の確認が要る", .en = "export control has to agree"}), reason_option()}),
    .rest = "PARTNER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
