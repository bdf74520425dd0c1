// Tables as they stood on an earlier day: what was not known yet is not in them.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace sekimori::cli::demo_story {

// The staff list without the notices of leaving, and what goes with them, that came after `day`.
Result<std::string> people_known_on(std::string_view csv, std::string_view name, Day day);
// The agreements asked for by `day`.
Result<std::string> agreements_known_on(std::string_view csv, std::string_view name, Day day);

}  // namespace sekimori::cli::demo_story
