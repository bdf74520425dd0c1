// Makers of the options that verbs declare, and the demand that one was given.
//
//   .options = node_options({value_option("place", "TEXT", {.ja = "置き場所", .en = "where it lies"})})
#pragma once

#include "cli/verb.h"

namespace sekimori::cli {

constexpr Option flag_option(std::string_view name, Text help) { return {.name = name, .help = help}; }
constexpr Option value_option(std::string_view name, std::string_view metavar, Text help) {
  return {.name = name, .kind = OptionKind::value, .metavar = metavar, .help = help};
}
constexpr Option repeated_option(std::string_view name, std::string_view metavar, Text help) {
  return {.name = name, .kind = OptionKind::repeated, .metavar = metavar, .help = help};
}

// The value of an option that must be given. usage, naming it, when it is not.
Result<std::string> needed(const Arguments& arguments, std::string_view option);

}  // namespace sekimori::cli
