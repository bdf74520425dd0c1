// The trail for whoever certifies: each control of a framework with the measures that answer it, their evidence by hash, and the changes
// that the ledger proves.
//
//   AuditTrail trail = TRY(audit_trail(framework, measures, changes, database, today));
//   paper::Paper paper = to_paper(trail, Language::ja);
//
// O(controls + measures)
#pragma once

#include "base/csv.h"
#include "feature/govern/frameworks/framework.h"
#include "feature/govern/measures/measure_book.h"
#include "paper/paper.h"
#include "record/change.h"

namespace sekimori::govern {

struct TrailMeasure {
  Measure measure;
  MeasureStanding standing = MeasureStanding::planned;
  std::int64_t changes = 0;
  std::optional<std::uint64_t> last_ledger_index;
};
struct TrailRow {
  const FrameworkItem* control = nullptr;
  std::vector<TrailMeasure> measures;
};
struct AuditTrail {
  std::string framework, version;
  model::Wording title;
  Day day;
  std::vector<TrailRow> rows;  // every assessable control
  std::size_t answered = 0;    // with a measure in place
};

Result<AuditTrail> audit_trail(const Framework& framework, const std::vector<KnownMeasure>& measures, const record::ChangeLog& changes,
                               sql::Database& database, Day today);
Json to_json(const AuditTrail& trail);
CsvTable trail_table(const AuditTrail& trail, Language language);
paper::Paper to_paper(const AuditTrail& trail, Language language);

}  // namespace sekimori::govern
