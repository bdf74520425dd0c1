// Where the nodes of a graph are drawn: connected ones near one another, the others apart. The same graph always looks the same.
//
//   std::vector<Place> places = lay_out(summary.infrastructure);     // x and y from 0 to 1, one per node
//
// Forces between nodes (Fruchterman, Reingold 1991) from a spiral start, no chance. Cost: nodes squared a step; 200 nodes in about 20 ms.
#pragma once

#include <vector>

#include "engine/link/campaign_summary.h"

namespace sekimori::link {

struct Place {
  double x = 0, y = 0;
};

std::vector<Place> lay_out(const Infrastructure& graph);

}  // namespace sekimori::link
