#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known =
        TRY(guard.partners.stop(who, arguments.rest.front(), arguments.has("lift") ? std::string() : TRY(needed(arguments, "why")),
                                arguments.value("reason", "suspect goods")));
    print(at, arguments, to_json(known));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_stop;
const Verb verb_partner_stop{
    .name = "partner stop",
    .summary = {.ja = "侵害の疑いで取引先への開示を止める", .en = "stop disclosures to a partner that is suspected of infringing"},
    .options = safeguard_options({value_option("why", "TEXT", {.ja = "疑いの内容", .en = "what is suspected"}),
                                  flag_option("lift", {.ja = "止めるのをやめる", .en = "lift the stop"}), reason_option()}),
    .rest = "PARTNER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
