// Tables of feature/share (docs/format/database.md).
#pragma once

#include "store/sql/migration.h"

namespace sekimori::share {
const sql::Schema& schema();
}
