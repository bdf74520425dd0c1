#include "feature/teach/running_number.h"

#include <algorithm>
#include <charconv>

namespace sekimori::teach {

Result<std::string> next_in_series(sql::Transaction& tx, record::RecordStore& records, std::string_view kind, std::string_view prefix) {
  record::ListQuery query;
  query.kind = kind;
  int last = 0;
  for (const record::Version& version : TRY(record::all_records(tx, records, record::Actor::system("teach"), query))) {
    const std::string_view number = version.summary["number"].text();
    if (!number.starts_with(prefix)) continue;
    int one = 0;
    std::from_chars(number.data() + prefix.size(), number.data() + number.size(), one);
    last = std::max(last, one);
  }
  return fmt::format("{}{:03}", prefix, last + 1);
}

}  // namespace sekimori::teach
