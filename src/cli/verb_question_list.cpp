#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_asking(at, arguments, [&](node::DeskAsking&, consult::ConsultRoom& room, const record::Actor& who) -> Result<ExitCode> {
    for (const consult::KnownAskedQuestion& known : TRY(room.questions.list(who))) {
      const consult::AskedQuestion& one = known.value;
      at.out(arguments.has("json")
                 ? shown_json(one).dump() + "\n"
                 : fmt::format("{:<11} {:<10} {:<9} {:>3} {}\n", one.number, one.desk, one.state, one.answers, one.title));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_list;
const Verb verb_question_list{.name = "question list",
                              .summary = {.ja = "窓口に送った質問の一覧", .en = "list what was asked of desks"},
                              .options = asking_options(),
                              .rest = "",
                              .least_rest = 0,
                              .most_rest = 0,
                              .run = run};

}  // namespace sekimori::cli
