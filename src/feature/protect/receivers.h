// Who is to be told of something, and who was not told yet.
//
//   const auto staff = TRY(receivers_of(reg, actor, "品質保証部"));
//   for (const std::string& staff_number : TRY(without_current_edition(room, reg, actor))) ...
#pragma once

#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"

namespace sekimori::protect {

// Staff numbers of a department, or of everybody in the register when it is empty. By staff number.
Result<std::vector<std::string>> receivers_of(Register& reg, const record::Actor& actor, std::string_view department = {});
// Who has not received the edition of the category list in effect. not_found before the first edition.
Result<std::vector<std::string>> without_current_edition(ProtectRoom& room, Register& reg, const record::Actor& actor);

}  // namespace sekimori::protect
