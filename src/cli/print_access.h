// What the printing verbs share: who prints, where codes lead, which label paper.
#pragma once

#include "cli/protect_access.h"
#include "feature/protect/prints.h"

namespace sekimori::cli {

// -o FILE, --company, --link, and these.
std::vector<Option> print_options(std::vector<Option> more = {});
std::vector<Option> label_options(std::vector<Option> more = {});  // also --sheet and --skip
protect::PrintLook look_of(Surroundings& at, const Arguments& arguments);
Result<paper::LabelGrid> grid_of(const Arguments& arguments);
Result<int> skip_of(const Arguments& arguments);
// A whole number of an option; usage when it is none.
Result<std::int64_t> number_of(const Arguments& arguments, std::string_view option, std::int64_t fallback);

}  // namespace sekimori::cli
