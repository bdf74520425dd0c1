// A text file of content/ as JSON: tables become objects, arrays arrays.
//
//   for (const Json& row : TRY(read_content("topics.toml", text))["topic"].items()) ...
#pragma once

#include <string_view>

#include "base/json.h"

namespace sekimori::teach {

// invalid_input with file and line where the text is no TOML, or holds a date or a number that JSON has not.
Result<Json> read_content(std::string_view file, std::string_view text);

}  // namespace sekimori::teach
