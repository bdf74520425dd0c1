#include "engine/detect/mapping.h"

namespace sekimori::detect {

const MappingSet& MappingSet::embedded() {
  static const MappingSet set;
  return set;
}

}  // namespace sekimori::detect
