// The address to which what cannot be delivered comes back: it says which mail of which issue, and that we said so.
//
//   return_address(key, "newsletter@example.jp", {"104", 57});           // newsletter+104.57.3f9a5c01d2e4b687@example.jp
//   TRY(read_return_address(links, "newsletter+104.57.3f9a...@example.jp"));   // {"104", 57}; not_found for a forged one
//
// So nobody takes somebody off the list by sending reports about him. Lower case, since servers may change it.
#pragma once

#include <string>

#include "feature/teach/signed_link.h"

namespace sekimori::teach {

struct MailPlace {
  std::string issue;
  std::int64_t place = 0;
  bool operator==(const MailPlace&) const = default;
};

std::string return_address(ByteView key, std::string_view from, const MailPlace& mail);
Result<MailPlace> read_return_address(SignedLinks& links, std::string_view address);

}  // namespace sekimori::teach
