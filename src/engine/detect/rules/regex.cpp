#include "engine/detect/rules/regex.h"

#include <re2/re2.h>

namespace sekimori::detect {

Result<Regex> Regex::compile(const std::string& expression) {
  if (expression.size() > 8192) return error(ErrorCode::invalid_input, "the regular expression is longer than 8192 bytes");
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(8 << 20);
  auto compiled = std::make_shared<re2::RE2>(expression, options);
  if (!compiled->ok()) return error(ErrorCode::invalid_input, "regular expression: {} (only constructs that run in linear time are taken)", compiled->error());
  return Regex(std::move(compiled));
}

bool Regex::found_in(std::string_view text) const {
  return compiled_->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

}  // namespace sekimori::detect
