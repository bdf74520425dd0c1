#include <algorithm>

#include "cli/verb.h"

namespace sekimori::cli {

#define SEKIMORI_VERB(name) extern const Verb name;
#include "cli/verbs.inc"
#undef SEKIMORI_VERB

const std::vector<const Verb*>& verbs() {
  static const std::vector<const Verb*> all = [] {
    std::vector<const Verb*> list = {
#define SEKIMORI_VERB(name) &name,
#include "cli/verbs.inc"
#undef SEKIMORI_VERB
    };
    std::ranges::sort(list, {}, &Verb::name);
    return list;
  }();
  return all;
}

}  // namespace sekimori::cli
