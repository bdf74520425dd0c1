#include "cli/hub_period_option.h"
#include "cli/protect_access.h"
#include "feature/share/quarterly_paper.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const share::HubPeriod period = TRY(period_of(arguments));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const share::HubCounts counts = TRY(node.share().statistics.count(who, period));
    const auto groups = TRY(node.share().sigs.list(record::Actor::system("statistics")));
    return write_paper(at, arguments, share::quarterly_paper(counts, groups, at.language));
  });
}

}  // namespace

extern const Verb verb_hub_paper;
const Verb verb_hub_paper{.name = "hub paper",
                          .summary = {.ja = "四半期・年度の運用状況の案を HTML か PDF で作る",
                                      .en = "draft the paper of a quarter or fiscal year, as HTML or PDF"},
                          .options = period_options({output_option()}),
                          .run = run};

}  // namespace sekimori::cli
