#include "feature/protect/receivers.h"

#include <algorithm>
#include <set>

namespace sekimori::protect {

Result<std::vector<std::string>> receivers_of(Register& reg, const record::Actor& actor, std::string_view department) {
  std::vector<std::string> out;
  for (const model::KnownPerson& known : TRY(reg.people(actor)))
    if (department.empty() || known.person.department == department) out.push_back(known.person.staff_number);
  std::ranges::sort(out);
  return out;
}

Result<std::vector<std::string>> without_current_edition(ProtectRoom& room, Register& reg, const record::Actor& actor) {
  const auto edition = TRY(room.categories.current(actor));
  if (!edition) return error(ErrorCode::not_found, "no category list has been published");
  std::set<std::string> told;
  for (const auto& kept : TRY(room.receipts.of_subject(actor, Subject::category_list, category_list_id)))
    if (kept.item.told.edition == edition->number) told.insert(kept.item.staff_number);
  std::vector<std::string> out = TRY(receivers_of(reg, actor));
  std::erase_if(out, [&](const std::string& staff_number) { return told.contains(staff_number); });
  return out;
}

}  // namespace sekimori::protect
