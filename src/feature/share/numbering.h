// Numbers that people say: the letter of the kind, the year, and what comes next in it.
//
//   std::string number = TRY(next_number(tx, records, "hub_report", 'R', today.year()));       // R-2026-001
#pragma once

#include "record/record_store.h"

namespace sekimori::share {

// The records of the kind have their number in the summary. Inside the transaction that makes the record: nobody gets the same one.
Result<std::string> next_number(sql::Transaction& tx, record::RecordStore& records, std::string_view kind, char letter, int year);

}  // namespace sekimori::share
