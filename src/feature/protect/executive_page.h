// One page for whoever runs the firm: how far protection has come, what is open, by department. Numbers alone: no secret, no
// person stands in it.
//
//   paper::Paper page = executive_page(TRY(gather_posture(room, reg, actor)), {.open_cases = 1}, look);
#pragma once

#include "feature/protect/prints.h"
#include "feature/protect/readiness.h"
#include "feature/protect/stock_taking.h"
#include "model/ports/measure_counts.h"

namespace sekimori::protect {

struct DepartmentPosture {
  std::string department;
  std::size_t secrets = 0;
  std::size_t complete = 0;
  std::size_t basics_missing = 0;
  std::size_t reviews_overdue = 0;
  std::size_t signs_of_over_marking = 0;
  int stock_percent = 0;
  std::optional<Day> last_review;
};

struct Posture {
  Day day;
  ReadinessTotals totals;
  std::array<std::size_t, 3> by_level{};       // internal, confidential, top
  std::vector<DepartmentPosture> departments;  // most gaps first
  std::size_t departments_stocktaken = 0;
  std::size_t items_open = 0;  // copies and objects missing, late or long not looked at
  std::size_t proposals_waiting = 0;
  std::size_t people = 0;
  std::size_t people_with_category_list = 0;  // the current edition
};
Json to_json(const Posture& posture);

// What other rooms know; asked for by the caller.
struct Incidents {
  std::size_t open_cases = 0;
  std::size_t alerts_waiting = 0;
  std::vector<BlindSpot> blind;
  std::optional<model::MeasureCounts> measures = {};
};

// Counts are made by the program itself for whoever holds the right "posture.read": they show nothing that he could not see there.
Result<Posture> gather_posture(Shelf& shelf, Register& reg, ReceiptBook& receipts, const Zone& zone, const record::Actor& actor);

// One A4 page: departments beyond the tenth are added up.
paper::Paper executive_page(const Posture& posture, const Incidents& incidents, const PrintLook& look);

}  // namespace sekimori::protect
