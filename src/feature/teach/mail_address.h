// What may stand as an address in an envelope and a header: nothing that begins a new line, a new address or a comment.
//
//   TRY(check_mail_address("sato@example.jp"));                 // invalid_input for "a@b\r\nBcc: c@d"
//   same_address("Sato@Example.JP");                            // "sato@example.jp": how two are compared
#pragma once

#include <string>

#include "base/result.h"

namespace sekimori::teach {

Result<void> check_mail_address(std::string_view address);
std::string same_address(std::string_view address);

}  // namespace sekimori::teach
