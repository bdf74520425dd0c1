// The bars of the acceptance story (docs/contract.md, Demo): what a telling must have found, held against what the
// generator knows happened. The only place where the truth is looked at.
#pragma once

#include <string>
#include <vector>

#include "cli/demo_story/firm_story.h"
#include "demo/story.h"

namespace sekimori::cli::demo_story {

constexpr double high_score = 70;
constexpr size_t most_other_high = 10;

// One sentence for each bar that was missed; empty: all hold.
std::vector<std::string> missed_bars(const FirmOutcome& found, const demo::FirmTruth& truth);

}  // namespace sekimori::cli::demo_story
