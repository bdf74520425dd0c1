#include "feature/consult/schema.h"

namespace sekimori::consult {

const sql::Schema& schema() {
  static const sql::Schema schema{"consult", {}};
  return schema;
}

}  // namespace sekimori::consult
