#include "feature/teach/mail_address.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::teach {

Result<void> check_mail_address(std::string_view address) {
  constexpr std::size_t longest = 254, longest_local = 64;
  const std::size_t at = address.find('@');
  const bool shape = at != std::string_view::npos && at > 0 && at <= longest_local && address.rfind('@') == at &&
                     address.size() <= longest && address.find('.', at) != std::string_view::npos && !address.ends_with('.') &&
                     !address.contains("..") && address[at + 1] != '.' && address[at + 1] != '-' && address.front() != '-';
  const bool signs = std::ranges::all_of(address, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("@.!#$%&'*+-/=?^_`{|}~").contains(c);
  });
  if (shape && signs) return {};
  return error(ErrorCode::invalid_input, "'{}' is not a mail address", scrub_utf8(address.substr(0, longest)));
}

std::string same_address(std::string_view address) { return ascii_lower(trim(address)); }

}  // namespace sekimori::teach
