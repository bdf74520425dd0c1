#include "cli/hub_access.h"
#include "cli/protect_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const std::string text = TRY(node.share().campaigns.stix(who, TRY(Uuid::parse(arguments.rest.front())))).value().dump() + "\n";
    if (const std::string path = arguments.value("output"); !path.empty()) TRY(at.files.replace(path, as_bytes(text), Durable::no));
    else at.out(text);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_campaign_stix;
const Verb verb_campaign_stix{
    .name = "campaign stix",
    .summary = {.ja = "キャンペーンを STIX 2.1 で書き出す (件数だけ)", .en = "write a campaign as STIX 2.1: counts only"},
    .options = safeguard_options({output_option()}),
    .rest = "CAMPAIGN",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
