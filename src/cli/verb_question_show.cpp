#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_asking(at, arguments, [&](node::DeskAsking&, consult::ConsultRoom& room, const record::Actor& who) -> Result<ExitCode> {
    const auto known = TRY(room.questions.find(who, arguments.rest.front()));
    Json words = Json::array();
    for (const consult::DeskWords& one : TRY(room.questions.words(who, arguments.rest.front())))
      words.push(Json::object({{"side", name_of(one.side)}, {"at", one.at.to_rfc3339()}, {"text", one.text}}));
    print(at, arguments, shown_json(known.value).set("words", std::move(words)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_show;
const Verb verb_question_show{.name = "question show",
                              .summary = {.ja = "窓口への質問と回答を表示する", .en = "show a question with what the desk answered"},
                              .options = asking_options(),
                              .rest = "NUMBER",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
