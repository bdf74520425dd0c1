// "CK-2026-003": the next of its kind in the year.
#pragma once

#include "record/record_store.h"

namespace sekimori::govern {

// Within the transaction that makes the record; its summary must hold the "number".
Result<std::string> next_number(sql::Transaction& tx, record::RecordStore& records, std::string_view kind, std::string_view letters,
                                int year);

}  // namespace sekimori::govern
