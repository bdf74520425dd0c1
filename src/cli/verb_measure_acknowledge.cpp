#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return govern.circulations.shown(who,
                                     TRY(govern.circulations.acknowledge(who, arguments.rest.front(), arguments.value("staff", ""))).value);
  });
}

}  // namespace

extern const Verb verb_measure_acknowledge;
const Verb verb_measure_acknowledge{
    .name = "measure acknowledge",
    .summary = {.ja = "回覧を受領する (本人、または紙の記録を社員番号で)",
                .en = "acknowledge a circulation: oneself, or a paper record by staff number"},
    .options =
        safeguard_options({value_option("staff", "STAFF", {.ja = "誰の受領か (紙の記録)", .en = "whose it is, for a paper record"})}),
    .rest = "CIRCULATION",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
