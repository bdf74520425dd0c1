// Tables of feature/teach (docs/format/database.md).
#pragma once

#include "store/sql/migration.h"

namespace sekimori::teach {
const sql::Schema& schema();
}
