#include "cli/hub_access.h"
#include "node/report_linking.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> link_what_is_not(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const node::LinkedReports done = TRY(node::ReportLinking(node, at.program).catch_up(who));
    for (const auto& [number, problem] : done.failed) at.note(fmt::format("{}: {}\n", number, problem.in(at.language)));
    print(at, arguments, Json::object({{"linked", done.linked}, {"left", done.left}, {"failed", done.failed.size()}}));
    return done.failed.empty() ? ExitCode::ok : ExitCode::partial;
  });
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (arguments.rest.empty()) return link_what_is_not(at, arguments);
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return hub.campaigns.row(who, TRY(hub.campaigns.tie(who, arguments.rest, reason)));
  });
}

}  // namespace

extern const Verb verb_campaign_link;
const Verb verb_campaign_link{.name = "campaign link",
                              .summary = {.ja = "報告どうしを分析者の判断で結び付ける。報告なしでは、まだ結び付けていないものを結び付ける",
                                          .en = "tie reports by an analyst's word; without reports, link those that are not linked yet"},
                              .options = safeguard_options({reason_option()}),
                              .rest = "REPORT...",
                              .least_rest = 0,
                              .most_rest = SIZE_MAX,
                              .run = run};

}  // namespace sekimori::cli
