#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    Json own = Json::array();
    for (const share::KnownSighting& known : TRY(hub.sightings.list(who, arguments.rest.front()))) own.push(to_json(known.value));
    return Json::object({{"counts", to_json(TRY(hub.sightings.counts(who, arguments.rest.front())))}, {"answers", std::move(own)}});
  });
}

}  // namespace

extern const Verb verb_share_sightings;
const Verb verb_share_sightings{.name = "share sightings",
                                .summary = {.ja = "共有がいくつの会員で見つかったか", .en = "how many members met what a share tells of"},
                                .options = safeguard_options({}),
                                .rest = "SHARE",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
