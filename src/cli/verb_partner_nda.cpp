#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    model::Nda nda;
    nda.title = arguments.rest[1];
    nda.signed_on = TRY(needed_day(arguments, "signed-on"));
    nda.ends = TRY(day_of(arguments, "ends"));
    nda.secrets = arguments.all("secret");
    nda.purpose = arguments.value("purpose");
    const auto known = TRY(guard.partners.add_nda(who, arguments.rest.front(), nda, arguments.value("reason", "NDA")));
    print(at, arguments, to_json(known));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_nda;
const Verb verb_partner_nda{
    .name = "partner nda",
    .summary = {.ja = "取引先との秘密保持契約を記録する", .en = "record an NDA with a partner"},
    .options = safeguard_options({value_option("signed-on", "DAY", {.ja = "締結日", .en = "day of signing"}),
                                  value_option("ends", "DAY", {.ja = "期間の終わり", .en = "end of the term"}),
                                  repeated_option("secret", "NUMBER", {.ja = "対象の秘密", .en = "a secret that it covers"}),
                                  value_option("purpose", "TEXT", {.ja = "目的", .en = "purpose"}), reason_option()}),
    .rest = "PARTNER TITLE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
