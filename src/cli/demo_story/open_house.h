// The told firms, open to a browser until the person presses Ctrl-C.
//
//   TRY(open_house(at, table, {root / "node-a", root / "node-b"}));
//
// Each firm has a loopback address of its own (127.0.0.1, 127.0.0.2, ...), because a browser keeps one log-in for an address whatever
// its port. Port 8740, or a free one where that is taken. Errors of opening a node or of starting its server.
#pragma once

#include "cli/demo_story/story_table.h"

namespace sekimori::cli::demo_story {

Result<void> open_house(Surroundings& at, StoryTable& table, const std::vector<Path>& nodes);

}  // namespace sekimori::cli::demo_story
