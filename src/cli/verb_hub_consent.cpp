#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments,
          to_json(
              TRY(hub.consent({who, at.language}, arguments.rest[0], arguments.rest[1], arguments.value("until"), arguments.value("note")))
                  .value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_consent;
const Verb verb_hub_consent{
    .name = "hub consent",
    .summary = {.ja = "ほかの会員に見える内容の共有に同意する", .en = "agree that these very bytes are shared"},
    .options = membership_options({value_option("until", "DAY", {.ja = "同意の最後の日", .en = "last day of the consent"}),
                                   value_option("note", "TEXT", {.ja = "覚え", .en = "a note"})}),
    .rest = "REPORT SHA256",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
