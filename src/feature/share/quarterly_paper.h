// The hub's paper of a quarter or a fiscal year, drafted from its numbers: what was reported and shared, in words, charts, and a table
// beside each chart. What may not be published does not stand in it.
//
//   paper::Paper paper = quarterly_paper(counts, groups, Language::ja);       // groups: by their names
//   paper::to_html(paper);
#pragma once

#include "base/language.h"
#include "feature/share/hub_counts.h"
#include "paper/paper.h"

namespace sekimori::share {

paper::Paper quarterly_paper(const HubCounts& counts, const std::vector<KnownSig>& groups, Language language);

}  // namespace sekimori::share
