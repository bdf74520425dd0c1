// --as-of of the verbs that list or show what the register holds; read with day_of(arguments, "as-of").
#pragma once

#include "cli/verb.h"

namespace sekimori::cli {

inline constexpr Option as_of_option{
    .name = "as-of", .kind = OptionKind::value, .metavar = "DAY", .help = {.ja = "その日の時点で", .en = "as it stood on that day"}};

}  // namespace sekimori::cli
