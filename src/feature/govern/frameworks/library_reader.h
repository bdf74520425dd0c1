// Libraries of CISO Assistant (YAML) as frameworks: requirements, controls, threats, risk matrices and mappings, in Japanese and English
// where the library has both.
//
//   Framework framework = TRY(read_library(tree));
//
// What an entry says beyond that is kept with it as it was (questions, evidence, groups, other languages); kinds of objects that have no
// place here are named as left out. O(size)
#pragma once

#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

bool is_library(const Json& tree);
Result<Framework> read_library(const Json& tree);

}  // namespace sekimori::govern
