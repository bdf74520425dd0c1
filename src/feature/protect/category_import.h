// A category list from a table people edited.
#pragma once

#include "feature/protect/category_list.h"

namespace sekimori::protect {

// CSV in UTF-8 or CP932. invalid_input naming row and column of the first wrong row: a list with a hole is not published.
Result<CategoryList> import_categories(std::string_view csv, std::string_view name);

}  // namespace sekimori::protect
