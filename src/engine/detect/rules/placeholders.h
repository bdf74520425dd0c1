// Values for %name% in rules that use the `expand` modifier.
//
//   # placeholders.yml
//   Administrators: [root, admin*]
//   PrivateDomains:
//     - gmail.com
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori::detect {

using Placeholders = std::map<std::string, std::vector<std::string>, std::less<>>;

// Reads a YAML map of name -> value or list of values. Error: invalid_input, "line N: ...".
Result<Placeholders> parse_placeholders(std::string_view yaml);

}  // namespace sekimori::detect
