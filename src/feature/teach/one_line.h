// Names of people and organisations: one line, because they stand in headers of mails and in rows of tables.
//
//   TRY(check_one_line(contact.name, longest_name));   // invalid_input for a line end or another control character
#pragma once

#include <string_view>

#include "base/result.h"

namespace sekimori::teach {

constexpr std::size_t longest_name = 200;  // code points

Result<void> check_one_line(std::string_view text, std::size_t longest);

}  // namespace sekimori::teach
