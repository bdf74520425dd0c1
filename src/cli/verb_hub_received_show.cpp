#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return whole_json(TRY(hub.relay->find(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_hub_received_show;
const Verb verb_hub_received_show{.name = "hub received show",
                                  .summary = {.ja = "外から届いた警告の内容", .en = "show a warning from outside with its words"},
                                  .options = safeguard_options(),
                                  .rest = "WARNING",
                                  .least_rest = 1,
                                  .most_rest = 1,
                                  .run = run};

}  // namespace sekimori::cli
