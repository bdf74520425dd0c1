#include "feature/teach/one_line.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::teach {

Result<void> check_one_line(std::string_view text, std::size_t longest) {
  const bool controls = std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (is_valid_utf8(text) && !controls && count_code_points(text) <= longest) return {};
  return error(ErrorCode::invalid_input, "a name is one line of at most {} characters", longest);
}

}  // namespace sekimori::teach
