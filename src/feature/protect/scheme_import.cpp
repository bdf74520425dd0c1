#include "feature/protect/scheme_import.h"

#include "base/files.h"
#include "feature/protect/table_text.h"

namespace sekimori::protect {

Result<CsvTable> scheme_table(std::string_view csv, const std::string& file) {
  CsvTable table = TRY(parse_csv(TRY(table_text(csv, file)), file));
  table.name = Path(file).stem().string();
  return table;
}

Result<SchemeTaken> take_in(Scheme& scheme, const record::Actor& actor, const SchemePlan& plan, const SchemeWish& wish,
                            std::string_view file) {
  if (!wish.agreed.empty() && wish.agreed != plan.agreement)
    return error(ErrorCode::conflict, "{}: what was agreed to ({}) is not what stands there now ({})", file, wish.agreed, plan.agreement);
  SchemeTaken out;
  out.applied = !wish.check_only && (plan.refused.empty() || !wish.agreed.empty());
  if (out.applied) out.outcome = TRY(scheme.apply(actor, plan, wish.reason));
  return out;
}

}  // namespace sekimori::protect
