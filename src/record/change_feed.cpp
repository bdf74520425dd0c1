#include "record/change_feed.h"

namespace sekimori::record {

Result<std::int64_t> newest_change(sql::Transaction& tx) {
  const auto row = TRY(tx.query_one("SELECT MAX(seq) FROM change_record"));
  return row ? row->integer(0) : 0;
}

}  // namespace sekimori::record
