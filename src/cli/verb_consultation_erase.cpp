#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.consultations.erase(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_consultation_erase;
const Verb verb_consultation_erase{
    .name = "consultation erase",
    .summary = {.ja = "話した内容と名前を消す (件数は残る)", .en = "erase what was said and who asked; the counts stay"},
    .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
