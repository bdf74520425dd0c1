#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_asking(at, arguments, [&](node::DeskAsking& asking, consult::ConsultRoom&, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, shown_json(TRY(asking.erase(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_erase;
const Verb verb_question_erase{
    .name = "question erase",
    .summary = {.ja = "窓口への質問と回答を消去し、窓口にも消去を求める (消した記録は残る)",
                .en = "erase what was said in a question and ask the desk to do so, too; that it was erased stays recorded"},
    .options = asking_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
