// What a report that is no mail lists: the indicators of a STIX bundle, a MISP event or a table.
//
//   IndicatorList list = indicators_of(report);          // {type "domain-name", value "evil.test", place "indicator--..."}
//
// A table has the columns of docs/format/indicator-table.md. Values are made whole where they were defanged; what has no form of an
// indicator is named with its row, not guessed. At most 10,000.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "engine/mask/report.h"

namespace sekimori::mail {

struct ListedIndicator {
  std::string type;  // as the source says it; in a table without one, by its form: domain, ip, url, sha256 ...
  std::string value;
  std::string place;  // id of the object, uuid of the attribute, "row 3"
};
struct UnreadRow {
  std::string place, ja, en;
};
struct IndicatorList {
  std::vector<ListedIndicator> indicators;
  std::vector<UnreadRow> unread;
  std::size_t left_out = 0;
};

IndicatorList indicators_of(const mask::Report& report);
Json to_json(const IndicatorList& list);

}  // namespace sekimori::mail
