#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    model::Partner partner;
    partner.name = arguments.rest.front();
    const std::string word = arguments.value("kind", "supplier");
    const auto kind = model::partner_kind_from(word);
    if (!kind)
      return error(ErrorCode::usage, "--kind '{}': customer, supplier, licensee, subsidiary, joint_research or other is needed", word);
    partner.kind = *kind;
    partner.country = arguments.value("country", "JP");
    partner.address = arguments.value("address");
    partner.registered_number = arguments.value("registered-number");
    partner.contacts = arguments.all("contact");
    const auto known = TRY(guard.partners.add(who, partner, arguments.value("reason", "new partner")));
    print(at, arguments, to_json(known));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_add;
const Verb verb_partner_add{
    .name = "partner add",
    .summary = {.ja = "取引先を登録する", .en = "register a partner"},
    .options = safeguard_options({value_option("kind", "KIND",
                                               {.ja = "customer, supplier, licensee, subsidiary, joint_research, other",
                                                .en = "customer, supplier, licensee, subsidiary, joint_research or other"}),
                                  value_option("country", "CODE", {.ja = "国", .en = "country"}),
                                  value_option("address", "TEXT", {.ja = "所在地", .en = "address"}),
                                  value_option("registered-number", "NUMBER", {.ja = "法人番号", .en = "registered number"}),
                                  repeated_option("contact", "TEXT", {.ja = "担当者", .en = "contact"}), reason_option()}),
    .rest = "NAME",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
