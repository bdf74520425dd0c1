#include <charconv>

#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string& given = arguments.rest.front();
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(given.data(), given.data() + given.size(), number);
  if (code != std::errc() || end != given.data() + given.size())
    return error(ErrorCode::usage, "'{}' is no number of `campaign constraints`", given);
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_hub(at, arguments,
                  [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> { return hub.campaigns.lift(who, number, reason); });
}

}  // namespace

extern const Verb verb_campaign_lift;
const Verb verb_campaign_lift{.name = "campaign lift",
                              .summary = {.ja = "まとめた・分けた・結び付けた判断を取り消す (はじめからなかったものとして組み直す)",
                                          .en = "take back a merge, split or link: as if it had never been said"},
                              .options = safeguard_options({reason_option()}),
                              .rest = "NUMBER",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
