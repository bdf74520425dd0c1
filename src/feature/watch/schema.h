// Tables of feature/watch (docs/format/database.md).
#pragma once

#include "store/sql/migration.h"

namespace sekimori::watch {
const sql::Schema& schema();
}
