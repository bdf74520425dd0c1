#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    model::ReceivedSecret received;
    received.what = TRY(needed(arguments, "what"));
    received.level = arguments.value("level");
    received.nda = arguments.value("nda");
    received.purpose = arguments.value("purpose");
    received.limits = TRY(needed(arguments, "limits"));
    received.received_on = TRY(day_of(arguments, "on"));
    received.ends_on = TRY(day_of(arguments, "ends"));
    received.places = arguments.all("place");
    received.conflicts = arguments.all("conflict");
    const auto known = TRY(guard.received.receive(who, arguments.rest.front(), std::move(received), arguments.value("reason", "received")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else at.out(known.value.number + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_received_add;
const Verb verb_received_add{
    .name = "received add",
    .summary = {.ja = "取引先から預かった秘密を登録する", .en = "register a secret received from a partner"},
    .options = safeguard_options({value_option("what", "TEXT", {.ja = "何を", .en = "what"}),
                                  value_option("level", "TEXT", {.ja = "相手の区分", .en = "the partner's level"}),
                                  value_option("nda", "TITLE", {.ja = "秘密保持契約", .en = "NDA"}),
                                  value_option("purpose", "TEXT", {.ja = "目的", .en = "purpose"}),
                                  value_option("limits", "TEXT", {.ja = "制限", .en = "limits"}),
                                  value_option("on", "DAY", {.ja = "受領日", .en = "day of receipt"}),
                                  value_option("ends", "DAY", {.ja = "返却の期日", .en = "to be given back by"}),
                                  repeated_option("place", "PATH", {.ja = "置き場所", .en = "place"}),
                                  repeated_option("conflict", "NUMBER|PROJECT",
                                                  {.ja = "ぶつかる秘密・プロジェクト", .en = "secret or project that it conflicts with"}),
                                  reason_option()}),
    .rest = "PARTNER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
