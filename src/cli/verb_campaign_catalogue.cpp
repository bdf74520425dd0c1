#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_catalogue = std::uint64_t(64) << 20;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string json = TRY(at.files.read_text(arguments.rest.front(), largest_catalogue));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return Json::object({{"vulnerabilities", TRY(hub.campaigns.take_catalogue(who, json))}});
  });
}

}  // namespace

extern const Verb verb_campaign_catalogue;
const Verb verb_campaign_catalogue{.name = "campaign catalogue",
                                   .summary = {.ja = "悪用が確認された脆弱性の一覧 (CISA の JSON) を取り込む",
                                               .en = "take in the catalogue of vulnerabilities known to be exploited (CISA's JSON)"},
                                   .options = safeguard_options({}),
                                   .rest = "FILE",
                                   .least_rest = 1,
                                   .most_rest = 1,
                                   .run = run};

}  // namespace sekimori::cli
