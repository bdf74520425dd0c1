#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::RelayWish wish{.audience = TRY(needed(arguments, "audience"))};
  if (arguments.has("tlp")) wish.tlp = TRY(tlp_named("tlp", arguments.value("tlp")));
  if (arguments.has("kind")) {
    wish.kind = arguments.value("kind");
    if (!share::report_kind_from(wish.kind)) return error(ErrorCode::usage, "--kind: '{}' is no kind of report", wish.kind);
  }
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(hub.relay->release(who, arguments.rest.front(), wish)).value);
  });
}

}  // namespace

extern const Verb verb_hub_received_release;
const Verb verb_hub_received_release{
    .name = "hub received release",
    .summary = {.ja = "外から届いた警告を会員に流す", .en = "pass a warning from outside on to members"},
    .options = safeguard_options(
        {value_option("audience", "SIG", {.ja = "共有先のグループ、または across", .en = "for whom: a group, or across"}),
         value_option("tlp", "LABEL", {.ja = "届いたラベルか、より厳しいもの", .en = "the label it came with, or a stricter one"}),
         value_option("kind", "KIND", {.ja = "送り元が種類を言っていないとき", .en = "where its author names no kind"})}),
    .rest = "WARNING",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
