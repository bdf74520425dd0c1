#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const auto suggestion = TRY(desk.conversion.suggest(who, arguments.rest.front()));
    return Json::object({{"text", suggestion.text}, {"changes", suggestion.changes}});
  });
}

}  // namespace

extern const Verb verb_consultation_suggest;
const Verb verb_consultation_suggest{
    .name = "consultation suggest",
    .summary = {.ja = "相談の内容から名前と日時を伏せた文を作る", .en = "take names and times out of what was asked"},
    .options = safeguard_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
