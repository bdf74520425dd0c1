// Identifiers and indicators that are recognised by their form and by what stands before them: addresses, hosts, numbers, paths,
// departments, organisations with a legal form, times.
//
//   find_patterns(view, knowledge, [&](Finding&& finding) { ... });
//
// Places are of the root text. What belongs to the attacker is reported, too (Finding::keep), so that it is not touched.
#pragma once

#include <functional>

#include "engine/mask/knowledge.h"
#include "engine/mask/text/finding.h"

namespace sekimori::mask {

using FindingSink = std::function<void(Finding&&)>;

void find_patterns(const View& view, const Knowledge& knowledge, const FindingSink& sink);

// Times alone; `finding.time` is set where the text names a day. Unmarked ones are taken for Japanese time.
void find_times(const View& view, const FindingSink& sink);

// UTF-8 of a levelled view, with the character each byte belongs to.
struct LevelledText {
  std::string utf8;
  std::vector<std::uint32_t> character;  // of each byte, and one past the end
};
LevelledText levelled_text(const View& view);

// Persons by their surroundings and by frequent names (text/person_finder.cpp).
void find_persons(const View& view, const LevelledText& text, const FindingSink& sink);

}  // namespace sekimori::mask
