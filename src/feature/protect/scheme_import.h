// A scheme that comes back: the whole file is checked, and what is taken in is nothing, or exactly what a person agreed to.
//
//   const SchemePlan plan = TRY(plan_scheme({TRY(scheme_table(text, "secrets.csv"))}));
//   const SchemeTaken taken = TRY(take_in(scheme, actor, plan, {.reason = "yearly review"}, "secrets.csv"));
#pragma once

#include "feature/protect/scheme.h"

namespace sekimori::protect {

struct SchemeWish {
  bool check_only = false;
  std::string agreed = {};  // SchemePlan::agreement that a person saw: then the good rows are taken in without the others
  std::string reason = {};
};

struct SchemeTaken {
  bool applied = false;
  SchemeOutcome outcome;
};

// One table of a scheme as CSV in UTF-8 or CP932; the name of the file without its ending is the name of the table.
Result<CsvTable> scheme_table(std::string_view csv, const std::string& file);
// conflict when something was agreed to that is not what stands in the plan now. Not applied: only checked, or rows are refused and nobody
// agreed to leave them out. `file` is its name in messages.
Result<SchemeTaken> take_in(Scheme& scheme, const record::Actor& actor, const SchemePlan& plan, const SchemeWish& wish,
                            std::string_view file);

}  // namespace sekimori::protect
