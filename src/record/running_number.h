// The next number of a kind of record: "S-001", or within a year "SM-2026-001".
//
//   std::string number = TRY(next_in_series(tx, records, "seminar", "SM-2026-"));
//   std::string number = TRY(next_number(tx, records, "forum_item", "F", 2026));        // F-2026-001
//
// Within the transaction that makes the record, so that no two get one. Looks at the "number" in the summaries of all records of the kind,
// whoever may see them; O(records of the kind).
#pragma once

#include "record/record_store.h"

namespace sekimori::record {

Result<std::string> next_in_series(sql::Transaction& tx, RecordStore& records, std::string_view kind, std::string_view prefix);
Result<std::string> next_number(sql::Transaction& tx, RecordStore& records, std::string_view kind, std::string_view letters, int year);

}  // namespace sekimori::record
