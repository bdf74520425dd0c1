// Answers to a checklist on the command line: --yes FACT, --no FACT, each with words behind a colon.
//
//   --yes "electronic_control:会員ごとの ID" --no kept_secret
#pragma once

#include "cli/protect_access.h"
#include "feature/protect/shared_places.h"

namespace sekimori::cli {

std::vector<Option> fact_options(std::vector<Option> more = {});
// Over what was answered before. usage for a fact that the checklist does not ask for.
Result<void> answer_facts(const Arguments& arguments, std::string_view checklist, Day day, std::vector<protect::FactAnswer>& answers);
void print_gaps(Surroundings& at, const Arguments& arguments, const std::vector<protect::GapLine>& lines);

}  // namespace sekimori::cli
