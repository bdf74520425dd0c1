#include "feature/govern/numbering.h"

#include <algorithm>
#include <charconv>

#include "record/record_pages.h"

namespace sekimori::govern {

Result<std::string> next_number(sql::Transaction& tx, record::RecordStore& records, std::string_view kind, std::string_view letters,
                                int year) {
  const std::string prefix = fmt::format("{}-{:04}-", letters, year);
  record::ListQuery query;
  query.kind = kind;
  std::size_t last = 0;
  for (const record::Version& version : TRY(record::all_records(tx, records, record::Actor::system("govern"), query))) {
    std::string_view number = version.summary["number"].text();
    if (!number.starts_with(prefix)) continue;
    number.remove_prefix(prefix.size());
    std::size_t value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    last = std::max(last, value);
  }
  return fmt::format("{}{:03}", prefix, last + 1);
}

}  // namespace sekimori::govern
