// What everybody does every working day, in exactly as many log lines as the budget says.
#pragma once

#include <array>

#include "demo/firm.h"
#include "demo/logs/act.h"

namespace sekimori::demo {

using LogBudget = std::array<std::int64_t, log_kinds>;  // lines, by LogKind

// Adds acts until each log of the chronicle holds exactly budget lines. A log that holds more already: conflict.
// People keep their hours, their files, their sites and their printers; nobody works after his last day.
Result<void> live_daily_life(const Firm& firm, Chronicle& chronicle, const LogBudget& budget, std::uint64_t seed);

// Whether the person may be at work on that day at all.
bool is_employed_and_present(const Person& person, Day day);

}  // namespace sekimori::demo
