// The told firms and their hub, open to a browser until the person presses Ctrl-C.
//
//   TRY(open_house(at, table, {{"A", root / "node-a"}, {"H", root / "node-hub"}}));
//
// Each node has a loopback address of its own (127.0.0.1, 127.0.0.2, ...), because a browser keeps one log-in for an address whatever
// its port. Port 8740, or a free one where that is taken. Errors of opening a node or of starting its server.
#pragma once

#include "cli/demo_story/story_table.h"

namespace sekimori::cli::demo_story {

struct OpenNode {
  std::string letter;  // as the table calls it
  Path data;
};
Result<void> open_house(Surroundings& at, StoryTable& table, const std::vector<OpenNode>& nodes);

}  // namespace sekimori::cli::demo_story
