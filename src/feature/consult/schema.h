// Tables of feature/consult (docs/format/database.md).
#pragma once

#include "store/sql/migration.h"

namespace sekimori::consult {
const sql::Schema& schema();
}
