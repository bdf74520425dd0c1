#pragma once

#include "store/sql/migration.h"

namespace sekimori::share {

const sql::Schema& forum_schema();  // what notes say, urns of polls

}  // namespace sekimori::share
