// Changes, the newest first: for whoever looks at what happened last. ChangeLog::list goes the other way, for whoever follows.
#pragma once

#include "record/change.h"

namespace sekimori::record {

// Needs "change.list". filter.after_sequence: only those before it; 0 begins with the newest.
Result<std::vector<StoredChange>> list_latest_changes(sql::Transaction& tx, const Actor& actor, const ChangeFilter& filter);

}  // namespace sekimori::record
