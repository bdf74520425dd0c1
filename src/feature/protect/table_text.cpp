#include "feature/protect/table_text.h"

#include "base/csv.h"
#include "base/text.h"
#include "engine/inspect/extract/charset.h"

namespace sekimori::protect {
namespace {

bool begins_a_formula(char c) { return std::string_view("=+-@\t\r").contains(c); }

// Behind how many apostrophes a formula begins; npos when it does not.
size_t apostrophes_before_formula(std::string_view text) {
  const size_t count = text.find_first_not_of('\'');
  return count != std::string_view::npos && begins_a_formula(text[count]) ? count : std::string_view::npos;
}

}  // namespace

Result<std::string> table_text(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with(csv_byte_order_mark)) bytes.remove_prefix(csv_byte_order_mark.size());
  if (is_valid_utf8(bytes)) return std::string(bytes);
  const auto cp932 = inspect::charset_named("Shift_JIS");
  SEKIMORI_CHECK(cp932.has_value());
  size_t malformed = 0;
  std::string text = inspect::decode(as_bytes(bytes), *cp932, &malformed);
  if (malformed > 0) return error(ErrorCode::invalid_input, "{}: neither UTF-8 nor Shift_JIS (CP932) text; save it as 'CSV UTF-8'", name);
  return text;
}

std::string guarded_cell(std::string_view text) {
  const size_t count = apostrophes_before_formula(text);
  // append_csv_row guards a bare formula itself.
  return count == std::string_view::npos || count == 0 ? std::string(text) : "'" + std::string(text);
}

std::string unguarded_cell(std::string_view text) {
  const size_t count = apostrophes_before_formula(text);
  return std::string(count == std::string_view::npos || count == 0 ? text : text.substr(1));
}

}  // namespace sekimori::protect
