#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(said(at, arguments));
  return with_asking(at, arguments, [&](node::DeskAsking& asking, consult::ConsultRoom&, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, followed_json(TRY(asking.add(who, arguments.rest.front(), text))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_add;
const Verb verb_question_add{
    .name = "question add",
    .summary = {.ja = "窓口からの質問に答え、書き足す", .en = "tell the desk more; these very words are sent"},
    .options = asking_options({value_option("text", "TEXT", {.ja = "本文", .en = "the words"}),
                               value_option("text-file", "FILE", {.ja = "本文のファイル", .en = "a file with the words"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
