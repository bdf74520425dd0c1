#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto share = Json::parse(TRY(at.files.read_text(arguments.rest.front(), 1 << 20)));
  if (!share) return std::unexpected(share.error());
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.medians.receive(who, arguments.value("member", ""), *share)));
  });
}

}  // namespace

extern const Verb verb_check_receive;
const Verb verb_check_receive{
    .name = "check receive",
    .summary = {.ja = "ハブ: 参加組織の結果を受け取る", .en = "hub: take in a member's result"},
    .options = safeguard_options({value_option("member", "MEMBER", {.ja = "どの参加組織のものか", .en = "whose it is"})}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
