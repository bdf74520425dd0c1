// The tables of this room; docs/format/database.md describes them.
#pragma once

#include "store/sql/migration.h"

namespace sekimori::record {

const sql::Schema& schema();

}  // namespace sekimori::record
