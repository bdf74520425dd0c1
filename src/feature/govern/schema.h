// Tables of feature/govern (docs/format/database.md).
#pragma once

#include "store/sql/migration.h"

namespace sekimori::govern {
const sql::Schema& schema();
}
