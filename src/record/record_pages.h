// All pages of a list of records.
//
//   for (Version& version : TRY(all_records(tx, records, actor, {.kind = "task"}))) ...
#pragma once

#include "record/record_store.h"

namespace sekimori::record {

inline Result<std::vector<Version>> all_records(sql::Transaction& tx, RecordStore& records, const Actor& actor, ListQuery query) {
  std::vector<Version> out;
  query.limit = 1000;
  while (true) {
    auto page = TRY(records.list(tx, actor, query));
    const bool last = page.size() < 1000;
    if (!page.empty()) query.after = page.back().id;
    for (auto& version : page) out.push_back(std::move(version));
    if (last) return out;
  }
}

}  // namespace sekimori::record
