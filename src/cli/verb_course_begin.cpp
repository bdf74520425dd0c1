#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Json attempt = to_json(TRY(node.teach().learning.begin(who, arguments.rest.front())));
    if (arguments.has("json")) {
      at.out(attempt.dump() + "\n");
      return ExitCode::ok;
    }
    at.out(std::string(attempt["id"].text()) + "\n");
    int number = 1;
    for (const Json& question : attempt["questions"].items()) {
      at.out(fmt::format("{}. {}\n", number++, said(at, question["text"])));
      int option = 1;
      for (const Json& text : question["options"].items()) at.out(fmt::format("   {} {}\n", option++, said(at, text)));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_course_begin;
const Verb verb_course_begin{.name = "course begin",
                             .summary = {.ja = "確認テストを始める", .en = "get the questions of a course"},
                             .options = safeguard_options({}),
                             .rest = "COURSE",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
