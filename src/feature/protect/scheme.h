// The whole scheme of a firm as tables: levels, categories, secrets, copies and objects, know-how cards. Out as one workbook
// or as a folder of CSV files, in again after people worked on them.
//
//   Scheme scheme(room, reg);
//   std::vector<CsvTable> tables = TRY(scheme.tables(actor));
//   SchemePlan plan = plan_scheme(TRY(read_workbook(extract, "scheme.xlsx")));
//   if (plan.refused.empty()) TRY(scheme.apply(actor, plan, "yearly review"));
//
// A plan is made of the whole file before anything is written. A wrong row is named with sheet, row and column. What then is
// taken in is nothing, or exactly what a person agreed to: plan.agreement names it.
#pragma once

#include "base/csv.h"
#include "engine/inspect/scan.h"
#include "feature/protect/category_list.h"
#include "feature/protect/know_how_card.h"
#include "feature/protect/level_book.h"
#include "feature/protect/medium_items.h"

namespace sekimori::protect {

struct SchemeRefusal {
  std::string sheet;
  std::size_t row = 0;
  std::string column;
  Error reason;
};

struct SchemePlan {
  std::vector<model::LevelDefinition> levels;
  std::optional<CategoryList> categories;
  Imported<model::TradeSecret> secrets;
  std::vector<MediumItem> items;
  std::vector<KnowHowCard> cards;
  std::vector<SchemeRefusal> refused;
  std::vector<std::string> notes;  // sheets and columns that were not understood
  std::string agreement;           // hash of all rows that would be taken in and all that would not

  std::size_t rows() const {
    return levels.size() + (categories ? categories->categories.size() : 0) + secrets.items.size() + items.size() + cards.size();
  }
};

struct SchemeOutcome {
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
};

// invalid_input only when no sheet is one of ours.
Result<SchemePlan> plan_scheme(const std::vector<CsvTable>& tables);

class Scheme {
 public:
  Scheme(Shelf& shelf, Register& reg, LevelBook& levels, CategoryBook& categories, Zone zone)
      : shelf_(shelf), register_(reg), levels_(levels), categories_(categories), zone_(std::move(zone)) {}

  // Every table with its header in the language, also when it is empty. Needs the right to export secrets.
  Result<std::vector<CsvTable>> tables(const record::Actor& actor, Language language);
  // Writes what differs. The plan's refusals are the caller's matter.
  Result<SchemeOutcome> apply(const record::Actor& actor, const SchemePlan& plan, std::string_view reason);

 private:
  template <class T>
  Result<void> put_all(const record::Actor& actor, const std::vector<T>& items, std::string_view reason, SchemeOutcome& outcome);

  Shelf& shelf_;
  Register& register_;
  LevelBook& levels_;
  CategoryBook& categories_;
  Zone zone_;
};

// One secret as a row of the table that `secret import` reads.
std::vector<std::string> secret_titles(Language language);
std::vector<std::string> secret_row(const model::TradeSecret& secret);

// UTF-8 with a byte order mark, formulas guarded.
std::string to_csv(const CsvTable& table);
// A workbook with one sheet for each table; every cell is text, so that nothing in it is a formula. failure when the folder for
// temporary files cannot be written.
Result<Bytes> to_workbook(Files& files, const Path& temporary, const std::vector<CsvTable>& tables);
// The sheets of a workbook, read cell by cell by a confined child: `extract` must have been made with ExtractionLimits::grid.
// invalid_input when it is no workbook, damaged, or too large.
Result<std::vector<CsvTable>> read_workbook(const inspect::Extract& extract, const Path& path);

}  // namespace sekimori::protect
