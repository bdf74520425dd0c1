#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  govern::Circulation circulation;
  circulation.title = TRY(needed(arguments, "title"));
  circulation.text = TRY(needed(arguments, "text"));
  circulation.measure = arguments.value("measure", "");
  circulation.recipients = arguments.rest;
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(govern.circulations.send(who, circulation)).value);
  });
}

}  // namespace

extern const Verb verb_measure_circulate;
const Verb verb_measure_circulate{
    .name = "measure circulate",
    .summary = {.ja = "従業員に回覧する", .en = "circulate a text to staff"},
    .options = safeguard_options({value_option("title", "TEXT", {.ja = "題名", .en = "title"}),
                                  value_option("text", "TEXT", {.ja = "本文", .en = "the text"}),
                                  value_option("measure", "MEASURE", {.ja = "どの対策のものか", .en = "of which measure"})}),
    .rest = "STAFF...",
    .least_rest = 1,
    .most_rest = 10000,
    .run = run};

}  // namespace sekimori::cli
