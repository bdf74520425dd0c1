// Names that carry the form of a company: whose they are, and which part of what was found they are.
//
//   firm_in("お取引先霧島精機（株）", knowledge);       // the member that the roster knows as 株式会社霧島精機, from 霧 to ）
#pragma once

#include "engine/mask/knowledge.h"

namespace sekimori::mask {

struct FirmInForm {
  std::optional<Owner> owner;      // of the roster
  std::size_t start = 0, end = 0;  // bytes of the value: the name and its form
  std::u32string name;             // tight, without the form: one firm under one sign, wherever its form stands
};
FirmInForm firm_in(std::string_view value, const Knowledge& knowledge);

// 株式会社 X. In "X株式会社 2026年11月10日" the form belongs to what stands before it, and what follows is none of it.
bool leads_its_form(std::string_view value, std::string_view before);
// X 株式会社. In "X 株式会社Y" the form belongs to Y.
bool ends_with_its_form(std::string_view value, std::string_view after);

}  // namespace sekimori::mask
