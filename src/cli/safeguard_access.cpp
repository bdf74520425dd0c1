#include "cli/safeguard_access.h"

#include "cli/readable.h"

namespace sekimori::cli {

std::vector<Option> safeguard_options(std::vector<Option> more) { return case_options(std::move(more)); }

Result<ExitCode> with_safeguards(Surroundings& at, const Arguments& arguments, const NodeWork& work) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    return work(node, TRY(acting(at, arguments, node, actor)));
  });
}

Result<Day> needed_day(const Arguments& arguments, std::string_view option) {
  const auto day = TRY(day_of(arguments, option));
  if (!day) return error(ErrorCode::usage, "--{} DAY is needed", option);
  return *day;
}

void print(Surroundings& at, const Arguments& arguments, const Json& object) {
  if (arguments.has("json")) {
    at.out(object.dump() + "\n");
    return;
  }
  at.out(readable(object, at.language));
}

void print_steps(Surroundings& at, const protect::Checklist& list, const std::vector<model::StepAnswer>& answers,
                 std::string_view circumstance) {
  for (const protect::ChecklistStep* step : list.steps_for(circumstance)) {
    const model::StepAnswer* answer = model::answer_to(answers, step->id);
    at.out(fmt::format("[{}] {:<20} {}{}\n",
                       answer != nullptr ? "x"
                       : step->needed    ? " "
                                         : "-",
                       step->id, step->text(at.language),
                       answer != nullptr ? fmt::format("  => {} ({})", answer->answer, answer->by) : ""));
  }
}

}  // namespace sekimori::cli
