#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::BroughtList list;
  if (!arguments.rest.empty()) {
    list.text = TRY(at.files.read_text(arguments.rest.front(), share::largest_original));
    list.file = Path(arguments.rest.front()).filename().string();
  }
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    if (arguments.rest.empty()) return hub.campaigns.catalogue(who);
    return hub.campaigns.take_catalogue(who, list, arguments.value("reason", "taken in"));
  });
}

}  // namespace

extern const Verb verb_campaign_catalogue;
const Verb verb_campaign_catalogue{
    .name = "campaign catalogue",
    .summary = {.ja = "悪用が確認された脆弱性の一覧 (CISA の JSON) を取り込む。ファイルなしでは、いま効いているものを示す",
                .en =
                    "take in the catalogue of vulnerabilities known to be exploited (CISA's JSON); without a file, show the one in force"},
    .options = safeguard_options({reason_option()}),
    .rest = "FILE",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
