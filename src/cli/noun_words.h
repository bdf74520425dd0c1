// What `sekimori NOUN --help` says below its verbs, where they follow one another: in which order, and by whom.
//
//   noun_words("report").in(language);        // empty for a noun whose verbs stand for themselves
#pragma once

#include <string_view>

#include "base/language.h"

namespace sekimori::cli {

Text noun_words(std::string_view noun);

}  // namespace sekimori::cli
