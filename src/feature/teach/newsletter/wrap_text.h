// Japanese and English text in lines of a fixed number of columns, as a mail in plain text wants it.
//
//   wrap_text("営業秘密として…", 70);            // lines of at most 70 columns; a full-width sign counts two
//
// Kinsoku: no line begins with 、。」ー and their like, none ends with 「（ and their like: the sign before goes to the next line, too.
// Words and addresses are not broken; one that is longer than a line stands on a line of its own, as it is. Line ends in the text stay.
// O(n).
#pragma once

#include <string>
#include <string_view>

namespace sekimori::teach {

std::string wrap_text(std::string_view text, std::size_t columns);

// Whether kinsoku lets a line begin or end with this sign.
bool may_begin_line(char32_t sign);
bool may_end_line(char32_t sign);

}  // namespace sekimori::teach
