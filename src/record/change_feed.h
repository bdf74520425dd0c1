// What has changed since a moment, for whoever follows the changes as they come.
#pragma once

#include "store/sql/database.h"

namespace sekimori::record {

// Sequence of the newest change; 0 when there is none.
Result<std::int64_t> newest_change(sql::Transaction& tx);

}  // namespace sekimori::record
