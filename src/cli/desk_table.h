// The desk's figures as a person reads them on a terminal: a list for each attribute, the table of classes and contents, what stands out.
//
//   at.out(desk_table(summary, at.language));
//
// Hidden numbers are "-"; what was left out is said. Numbers stand first, since labels are as wide as they like.
#pragma once

#include <string>

#include "base/json.h"
#include "base/language.h"

namespace sekimori::cli {

std::string desk_table(const Json& summary, Language language);

}  // namespace sekimori::cli
