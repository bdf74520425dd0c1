// The starting points of content/protect, built into the program: levels, starter lists, measures, checklists.
//
//   for (const Json& row : content("levels")["level"].items()) ...
//   model::Wording name = wording_of(row["name"]);
#pragma once

#include <string_view>

#include "base/json.h"
#include "model/level_definition.h"

namespace sekimori::protect {

// The file content/protect/NAME.toml as JSON: tables become objects, dates their text. Read once; any thread. The files
// are part of the program: a name that does not exist, or a file that cannot be read, ends the program.
const Json& content(std::string_view name);

model::Wording wording_of(const Json& value);  // {"ja": ..., "en": ...}

}  // namespace sekimori::protect
