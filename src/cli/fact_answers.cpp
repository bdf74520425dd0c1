#include "cli/fact_answers.h"

#include <algorithm>

namespace sekimori::cli {

std::vector<Option> fact_options(std::vector<Option> more) {
  more.push_back(repeated_option("yes", "FACT", {.ja = "満たす項目 (項目:覚え)", .en = "what is so (FACT:words)"}));
  more.push_back(repeated_option("no", "FACT", {.ja = "満たさない項目 (項目:覚え)", .en = "what is not so (FACT:words)"}));
  more.push_back(reason_option());
  return protect_options(std::move(more));
}

Result<void> answer_facts(const Arguments& arguments, std::string_view checklist, Day day, std::vector<protect::FactAnswer>& answers) {
  const std::vector<std::string> facts = protect::facts_of(checklist);
  for (const std::string_view option : {"yes", "no"})
    for (const std::string& given : arguments.all(option)) {
      const size_t colon = given.find(':');
      protect::FactAnswer answer;
      answer.fact = given.substr(0, colon);
      answer.yes = option == "yes";
      if (colon != std::string::npos) answer.note = given.substr(colon + 1);
      answer.day = day;
      if (std::ranges::find(facts, answer.fact) == facts.end()) {
        std::string known;
        for (const std::string& fact : facts) known += (known.empty() ? "" : ", ") + fact;
        return error(ErrorCode::usage, "'{}' is not asked for; one of {}", answer.fact, known);
      }
      std::erase_if(answers, [&](const protect::FactAnswer& one) { return one.fact == answer.fact; });
      answers.push_back(std::move(answer));
    }
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
