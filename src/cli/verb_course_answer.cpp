#include <charconv>

#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<std::int64_t> answers;
  for (const std::string& one : arguments.all("answer")) {
    std::int64_t number = 0;
    const auto [end, wrong] = std::from_chars(one.data(), one.data() + one.size(), number);
    if (wrong != std::errc() || end != one.data() + one.size())
      return error(ErrorCode::usage, "--answer '{}': the number of an option is needed", one);
    answers.push_back(number - 1);
  }
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.learning.answer(who, arguments.rest.front(), answers)));
  });
}

}  // namespace

extern const Verb verb_course_answer;
const Verb verb_course_answer{
    .name = "course answer",
    .summary = {.ja = "確認テストに答える", .en = "answer the questions"},
    .options = safeguard_options({repeated_option(
        "answer", "N", {.ja = "選択肢の番号 (1 から。問いの順に)", .en = "number of an option, from 1, in the order of the questions"})}),
    .rest = "ATTEMPT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
