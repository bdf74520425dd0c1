// Regular expressions in linear time (RE2). What RE2 cannot do (look-around, back-references, possessive groups) is
// refused when the rule is loaded, never approximated.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace re2 {
class RE2;
}

namespace sekimori::detect {

class Regex {
 public:
  // Sigma's dialect: unanchored, case-sensitive; flags stand in front as (?i). Error: reason for a rule's author.
  static Result<Regex> compile(const std::string& expression);
  bool found_in(std::string_view text) const;  // any thread

 private:
  explicit Regex(std::shared_ptr<const re2::RE2> compiled, size_t least_run) : compiled_(std::move(compiled)), least_run_(least_run) {}
  std::shared_ptr<const re2::RE2> compiled_;
  size_t least_run_ = 0;  // of ".{N,}": N; such an expression is counted, not run
};

}  // namespace sekimori::detect
