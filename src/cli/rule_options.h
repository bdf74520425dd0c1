// What `hunt` and `rules check` share: where rules come from and the values of placeholders.
#pragma once

#include "cli/verb.h"
#include "engine/detect/rules/rule_set.h"

namespace sekimori::cli {

inline constexpr Option placeholders_option{
    .name = "placeholders",
    .kind = OptionKind::value,
    .metavar = "FILE",
    .help = {.ja = "expand 修飾子の値を書いた YAML", .en = "YAML file with the values for the expand modifier"}};

// --placeholders FILE, or nothing.
Result<detect::LoadOptions> rule_load_options(Surroundings& at, const Arguments& arguments);

}  // namespace sekimori::cli
