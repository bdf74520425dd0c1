#include "record/running_number.h"

#include <algorithm>
#include <charconv>

#include "record/record_pages.h"

namespace sekimori::record {

Result<std::string> next_in_series(sql::Transaction& tx, RecordStore& records, std::string_view kind, std::string_view prefix) {
  ListQuery query;
  query.kind = kind;
  std::uint64_t last = 0;
  for (const Version& version : TRY(all_records(tx, records, Actor::system("numbers"), query))) {
    const std::string_view number = version.summary["number"].text();
    if (!number.starts_with(prefix)) continue;
    std::uint64_t one = 0;
    std::from_chars(number.data() + prefix.size(), number.data() + number.size(), one);
    last = std::max(last, one);
  }
  return fmt::format("{}{:03}", prefix, last + 1);
}

Result<std::string> next_number(sql::Transaction& tx, RecordStore& records, std::string_view kind, std::string_view letters, int year) {
  return next_in_series(tx, records, kind, fmt::format("{}-{:04}-", letters, year));
}

}  // namespace sekimori::record
