#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(at.files.read_text(arguments.rest.front(), std::uint64_t(64) << 20));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    const govern::WeaknessList list = TRY(govern.devices.import_weaknesses(who, text, Path(arguments.rest.front()).filename().string()));
    return Json::object({{"weaknesses", list.weaknesses.size()}, {"version", list.version}});
  });
}

}  // namespace

extern const Verb verb_measure_weaknesses;
const Verb verb_measure_weaknesses{.name = "measure weaknesses",
                                   .summary = {.ja = "悪用が確認された弱点の一覧 (CISA KEV の JSON) を取り込む",
                                               .en = "take in the list of exploited weaknesses (CISA KEV, JSON)"},
                                   .options = safeguard_options({}),
                                   .rest = "FILE",
                                   .least_rest = 1,
                                   .most_rest = 1,
                                   .run = run};

}  // namespace sekimori::cli
