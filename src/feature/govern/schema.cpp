#include "feature/govern/schema.h"

namespace sekimori::govern {

const sql::Schema& schema() {
  static const sql::Schema schema{"govern", {}};
  return schema;
}

}  // namespace sekimori::govern
