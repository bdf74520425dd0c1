#include "feature/share/numbering.h"

#include <algorithm>
#include <charconv>

#include "record/record_pages.h"

namespace sekimori::share {

Result<std::string> next_number(sql::Transaction& tx, record::RecordStore& records, std::string_view kind, char letter, int year) {
  const std::string prefix = fmt::format("{}-{:04}-", letter, year);
  record::ListQuery query;
  query.kind = kind;
  std::size_t last = 0;
  for (const record::Version& version : TRY(record::all_records(tx, records, record::Actor::system("share"), query)))
    if (const std::string_view number = version.summary["number"].text(); number.starts_with(prefix)) {
      std::size_t one = 0;
      std::from_chars(number.data() + prefix.size(), number.data() + number.size(), one);
      last = std::max(last, one);
    }
  return fmt::format("{}{:03}", prefix, last + 1);
}

}  // namespace sekimori::share
