// Who does what across departments: one is accountable for each duty, at least one is responsible for doing it.
//
//   TRY(matrix.set(actor, "leaving", "hr", DutyPart::accountable));
//   Json table = TRY(matrix.table(actor));        // with gaps: a duty without anybody accountable, or with two
//
// Departments and duties are data (content/checks/duties.toml). Any thread.
#pragma once

#include "base/csv.h"
#include "feature/govern/texts.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

enum class DutyPart : unsigned char { none, responsible, accountable, consulted, informed };
std::string_view name_of(DutyPart part);
std::optional<DutyPart> duty_part_from(std::string_view name);

struct DutyCell {
  std::string duty, department;
  DutyPart part = DutyPart::none;
};
Json to_json(const DutyCell& cell);
Result<DutyCell> duty_cell_from(const Json& json);

class DutyMatrix {
 public:
  DutyMatrix(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random);

  // not_found: no such duty or department.
  Result<DutyCell> set(const record::Actor& actor, std::string_view duty, std::string_view department, DutyPart part);
  // {departments: [{id, ja, en}], duties: [{id, ja, en, cells: [{department, part}], gaps: [name]}], complete: n, duties_total: n}
  Result<Json> table(const record::Actor& actor);
  Result<CsvTable> sheet(const record::Actor& actor, Language language);

 private:
  record::RecordShelf<DutyCell> cells_;
};

}  // namespace sekimori::govern
