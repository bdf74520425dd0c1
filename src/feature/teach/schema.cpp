#include "feature/teach/schema.h"

namespace sekimori::teach {

const sql::Schema& schema() {
  static const sql::Schema schema{"teach", {}};
  return schema;
}

}  // namespace sekimori::teach
