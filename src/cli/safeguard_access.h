// What the verbs about rights, people, partners and tasks share.
//
//   return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> { ... });
#pragma once

#include "cli/case_access.h"
#include "cli/options.h"
#include "feature/protect/register.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {

// --data and the other options of a node, --login, --json, and these.
std::vector<Option> safeguard_options(std::vector<Option> more = {});

// Opens the node; `who` is the person of --login, else whoever may open the data directory.
Result<ExitCode> with_safeguards(Surroundings& at, const Arguments& arguments, const NodeWork& work);

// A day that must be given. usage when it is not.
Result<Day> needed_day(const Arguments& arguments, std::string_view option);

// One object: as JSON in one line, else as readable() shows it.
void print(Surroundings& at, const Arguments& arguments, const Json& object);

// The answered and open steps of a checklist, one a line.
void print_steps(Surroundings& at, const protect::Checklist& list, const std::vector<model::StepAnswer>& answers,
                 std::string_view circumstance = {});

}  // namespace sekimori::cli
