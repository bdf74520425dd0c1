// The next number of a kind of record: "S-001", or within a year "SM-2026-001".
//
//   TRY(next_in_series(tx, records, "seminar", "SM-2026-"));
//
// Looks at the summaries' "number"; O(records of the kind).
#pragma once

#include "record/record_pages.h"

namespace sekimori::teach {

Result<std::string> next_in_series(sql::Transaction& tx, record::RecordStore& records, std::string_view kind, std::string_view prefix);

}  // namespace sekimori::teach
