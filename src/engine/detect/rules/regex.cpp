#include "engine/detect/rules/regex.h"

#include <re2/re2.h>

#include <charconv>

#include "base/text.h"

namespace sekimori::detect {
namespace {

// N of ".{N,}", the way rules ask for long lines; 0 of any other expression. RE2 would need thousands of states for it.
size_t run_wanted(std::string_view expression) {
  if (!expression.starts_with(".{") || !expression.ends_with(",}")) return 0;
  const std::string_view digits = expression.substr(2, expression.size() - 4);
  size_t count = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return code == std::errc() && end == digits.data() + digits.size() ? count : 0;
}

bool has_run(std::string_view text, size_t wanted) {
  if (text.size() < wanted) return false;
  size_t run = 0;
  for (size_t position = 0; position < text.size();) {
    if (text[position] == '\n') {
      run = 0;
      ++position;
      continue;
    }
    next_code_point(text, position);
    if (++run >= wanted) return true;
  }
  return false;
}

}  // namespace

Result<Regex> Regex::compile(const std::string& expression) {
  if (expression.size() > 8192) return error(ErrorCode::invalid_input, "the regular expression is longer than 8192 bytes");
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(8 << 20);
  auto compiled = std::make_shared<re2::RE2>(expression, options);
  if (!compiled->ok())
    return error(ErrorCode::invalid_input, "regular expression: {} (only constructs that run in linear time are taken)", compiled->error());
  return Regex(std::move(compiled), run_wanted(expression));
}

bool Regex::found_in(std::string_view text) const {
  if (least_run_ > 0) return has_run(text, least_run_);
  return compiled_->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

}  // namespace sekimori::detect
