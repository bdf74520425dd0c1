#pragma once

#include "store/sql/migration.h"

namespace sekimori::teach {

const sql::Schema& course_schema();  // attempts and places in courses, numbers, stock of material, links as they answered

}  // namespace sekimori::teach
