// How four countries punish the theft of trade secrets (content/law/comparison.toml), with what a node's people changed in it.
//
//   TRY(comparison.change(actor, "person", "korea", {ja, en}, "law of 2019"));   // the shipped words stay beside the new ones
//   std::string csv = TRY(comparison.csv(actor, Language::ja));
//
// Any thread.
#pragma once

#include "base/csv.h"
#include "feature/govern/texts.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

struct ComparisonCell {
  std::string row, country;
  model::Wording text;
  std::string source;  // in the words of whoever changed it
  std::string by;
  Instant at;
};
Json to_json(const ComparisonCell& cell);
Result<ComparisonCell> comparison_cell_from(const Json& json);

class LawComparison {
 public:
  LawComparison(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random);

  // {countries: [{id, ja, en}], rows: [{id, ja, en, cells: {japan: {ja, en, changed, by, at, source, standing}}}], source}
  Result<Json> table(const record::Actor& actor);
  // not_found: no such row or country; invalid_input: words or source are missing.
  Result<ComparisonCell> change(const record::Actor& actor, std::string_view row, std::string_view country, const model::Wording& text,
                                std::string_view source);
  Result<CsvTable> sheet(const record::Actor& actor, Language language);

 private:
  Clock& clock_;
  record::RecordShelf<ComparisonCell> cells_;
};

}  // namespace sekimori::govern
