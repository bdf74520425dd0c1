#include "cli/question_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_asking(at, arguments, [&](node::DeskAsking& asking, consult::ConsultRoom&, const record::Actor& who) -> Result<ExitCode> {
    if (!arguments.rest.empty()) {
      print(at, arguments, followed_json(TRY(asking.follow(who, arguments.rest.front()))));
      return ExitCode::ok;
    }
    for (const consult::FollowedQuestion& one : TRY(asking.follow_open(who)))
      at.out(arguments.has("json")
                 ? followed_json(one).dump() + "\n"
                 : fmt::format("{:<11} {:<9} {:>3} {}\n", one.known.value.number, one.known.value.state, one.fresh, one.known.value.title));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_question_follow;
const Verb verb_question_follow{.name = "question follow",
                                .summary = {.ja = "窓口に回答や質問がないか聞く (番号がなければ終わっていないもの全部)",
                                            .en = "ask the desk what it has said since; without a number for all that are open"},
                                .options = asking_options(),
                                .rest = "[NUMBER]",
                                .least_rest = 0,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
