// Who reads what was shared when groups become others: readers stand in each record, as the groups were when it was made.
//
//   TRY(renew_readers(database, records, audiences));       // after a group came, or goes across others now
//
// Of shares, items, notes and polls the groups are read anew from their audience; whoever else was let in (an association to which a share
// was handed over) stays, and what is held for its writer stays held. How many records changed. O(records); any thread.
#pragma once

#include "feature/share/audiences.h"
#include "record/record_store.h"

namespace sekimori::share {

Result<std::size_t> renew_readers(sql::Database& database, record::RecordStore& records, Audiences& audiences);

}  // namespace sekimori::share
