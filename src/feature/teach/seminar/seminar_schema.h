// Tables of seminars (docs/format/database.md): who registered. Names and addresses stand here alone, records hold numbers.
#pragma once

#include "store/sql/migration.h"

namespace sekimori::teach {

const sql::Schema& seminar_schema();

}  // namespace sekimori::teach
