// Published figures as series: what was counted, by whom, in which year, how far it may be quoted. Ours are data (content/figures); a node
// adds its own.
//
//   auto police = TRY(book.get(actor, "police_cases"));
//   Json series = to_json(police);
//
// Any thread.
#pragma once

#include "base/csv.h"
#include "feature/govern/texts.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

enum class FigureKind : unsigned char { years, parts };
std::string_view name_of(FigureKind kind);

struct FigurePoint {
  model::Wording label;
  double value = 0;
  Standing standing = Standing::verified;
};
struct FigureSeries {
  std::string id;
  model::Wording title, unit, limits;
  FigureKind kind = FigureKind::years;
  std::vector<FigurePoint> points;
  Json source;  // {id, ja, en, issuer, year, place, standing}
  bool shipped = false;
};
Json to_json(const FigureSeries& series);
Result<FigureSeries> figure_series_from(const Json& json);

class FigureBook {
 public:
  FigureBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random);

  Result<std::vector<FigureSeries>> list(const record::Actor& actor);  // ours first, then by id
  Result<FigureSeries> get(const record::Actor& actor, std::string_view id);
  // Adds one or changes one's own. invalid_input: words or source missing, no or too many points, a number that is none; conflict: one of
  // ours.
  Result<FigureSeries> put(const record::Actor& actor, FigureSeries series);

 private:
  record::RecordShelf<FigureSeries> own_;
};

CsvTable figure_table(const FigureSeries& series, Language language);

}  // namespace sekimori::govern
