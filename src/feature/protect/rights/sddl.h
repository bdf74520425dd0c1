// Security descriptors as text (SDDL), as `icacls /save` and Get-Acl write them: the list of who may open a file.
//
//   Place place = TRY(parse_sddl("D:PAI(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;S-1-5-21-1-2-3-1105)", {.file = "acl.txt", .line = 2}));
#pragma once

#include "base/result.h"
#include "feature/protect/rights/access_list.h"

namespace sekimori::protect::rights {

// Where a text stands, for messages.
struct Origin {
  std::string_view file;
  std::size_t line = 1;
  std::size_t column = 1;  // of the text's first character
};

// The entries of the discretionary list; "D:NO_ACCESS_CONTROL" or no list at all means that everybody may. invalid_input as
// FILE:LINE:COLUMN. What can only be judged on the machine itself (conditions) is granted and noted: a right that may exist is shown.
Result<Place> parse_sddl(std::string_view text, const Origin& origin, std::vector<std::string>* notes = nullptr);

// What an access mask of a file allows.
Rights rights_of_mask(std::uint32_t mask);

}  // namespace sekimori::protect::rights
