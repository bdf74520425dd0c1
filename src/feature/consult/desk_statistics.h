// The desk's figures as its people and its readers get them: exact inside, with small cells hidden outside.
//
//   Json table = TRY(statistics.cross(actor, {.from = d1, .to = d2}, Dimension::asker, Dimension::content, DeskSight::published));
//   Json changes = TRY(statistics.changes(actor, quarter, Dimension::topic, {}, DeskSight::exact));
//   Json sums = TRY(statistics.summary(actor, {.from = d1, .to = d2}, DeskSight::exact));
//
// Exact figures need "desk_statistics.read", published ones "desk_statistics.list": a consultation is a sensitive thing of few people, so
// whoever only counts never sees one. Any thread; docs/format/consultation.md says what is hidden and why.
#pragma once

#include "feature/consult/desk_counts.h"
#include "feature/consult/desk_parts.h"

namespace sekimori::consult {

enum class DeskSight : unsigned char { published, exact };

class DeskStatistics {
 public:
  explicit DeskStatistics(const DeskParts& parts) : parts_(parts), columns_(parts_.database) {}

  Result<Json> cross(const record::Actor& actor, const CountPeriod& period, Dimension rows, Dimension columns, DeskSight sight);
  Result<Json> changes(const record::Actor& actor, const DeskQuarter& quarter, Dimension by, const CountPeriod& filter, DeskSight sight);
  // Cases by desk, class, band, industry, channel, source, the cross of class and content with what stands out, and referrals.
  Result<Json> summary(const record::Actor& actor, const CountPeriod& period, DeskSight sight);
  Result<Json> around(const record::Actor& actor, Day day, int days);  // exact
  // A cross table as CSV; cells that a spreadsheet would take for a formula are made harmless.
  Result<std::string> cross_csv(const record::Actor& actor, const CountPeriod& period, Dimension rows, Dimension columns, DeskSight sight,
                                Language language);

  Result<std::shared_ptr<const FactSet>> facts() { return columns_.now(); }

 private:
  Result<void> may(const record::Actor& actor, DeskSight sight) const;
  DeskParts parts_;
  FactColumns columns_;
};

}  // namespace sekimori::consult
