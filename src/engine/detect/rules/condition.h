// The condition line: "selection and not 1 of filter_*" -> expression.
//
// Precedence: or < and < not < "x of". Names: letters, digits, '_', '-'. `1 of`, `any of`, `all of` take a pattern or
// `them`; identifiers beginning with '_' are left out unless the pattern begins with '_' too.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/detect/rules/predicate.h"

namespace sekimori::detect {

struct NamedExpression {
  std::string name;
  Expression expression;
};

// Error: reason without line. Nesting above 64 and conditions above 8 KiB are refused.
Result<Expression> parse_condition(std::string_view condition, const std::vector<NamedExpression>& searches);

}  // namespace sekimori::detect
