// An object as people read it on a terminal: "name: value" lines, rows of like objects as a table, texts in the reader's language.
//
//   at.out(readable(to_json(issue), at.language));
//
// What is empty is left out. A row with a long text becomes a block of its own, so that no line carries a table and a page at once.
#pragma once

#include "base/json.h"
#include "base/language.h"

namespace sekimori::cli {

std::string readable(const Json& object, Language language);

}  // namespace sekimori::cli
