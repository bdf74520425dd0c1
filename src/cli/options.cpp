#include "cli/options.h"

namespace sekimori::cli {

Result<std::string> needed(const Arguments& arguments, std::string_view option) {
  std::string value = arguments.value(option);
  if (value.empty()) return error(ErrorCode::usage, "--{} is missing", option);
  return value;
}

}  // namespace sekimori::cli
