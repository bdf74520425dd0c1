#include "cli/fact_answers.h"

#include "feature/protect/place_filing.h"

namespace sekimori::cli {

std::vector<Option> fact_options(std::vector<Option> more) {
  more.push_back(repeated_option("yes", "FACT", {.ja = "満たす項目 (項目:覚え)", .en = "what is so (FACT:words)"}));
  more.push_back(repeated_option("no", "FACT", {.ja = "満たさない項目 (項目:覚え)", .en = "what is not so (FACT:words)"}));
  more.push_back(reason_option());
  return protect_options(std::move(more));
}

Result<void> answer_facts(const Arguments& arguments, std::string_view checklist, Day day, std::vector<protect::FactAnswer>& answers) {
  std::vector<protect::FactAnswer> given_now;
  for (const std::string_view option : {"yes", "no"})
    for (const std::string& given : arguments.all(option)) {
      const size_t colon = given.find(':');
      protect::FactAnswer answer;
      answer.fact = given.substr(0, colon);
      answer.yes = option == "yes";
      if (colon != std::string::npos) answer.note = given.substr(colon + 1);
      given_now.push_back(std::move(answer));
    }
  auto all = protect::answered(answers, given_now, checklist, day);
  if (!all) {
    Error wrong = all.error();
    wrong.code = ErrorCode::usage;  // here it is a word of the command
    return std::unexpected(std::move(wrong));
  }
  answers = *std::move(all);
  return {};
}

void print_gaps(Surroundings& at, const Arguments& arguments, const std::vector<protect::GapLine>& lines) {
  for (const protect::GapLine& line : lines) {
    if (arguments.has("json")) {
      at.out(to_json(line).dump() + "\n");
      continue;
    }
    at.out(fmt::format("{:<7} {} {} {}\n", name_of(line.status), line.regime, line.article, line.text.in(at.language)));
    if (line.status != model::RequirementStatus::met) at.out("        -> " + line.advice.in(at.language) + "\n");
  }
}

}  // namespace sekimori::cli
