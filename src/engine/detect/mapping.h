// Mappings: how the columns of a CSV or the members of a JSON log become fields.
#pragma once

#include "base/files.h"

namespace sekimori::detect {

class MappingSet {
 public:
  // The mappings that are compiled in.
  static const MappingSet& embedded();
};

}  // namespace sekimori::detect
