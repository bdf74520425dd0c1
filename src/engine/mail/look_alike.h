// Domains that are made to look like another one: letters of other alphabets, 1 for l, one letter more or less, the known name inside
// another.
//
//   look_alike("kir1shima-seiki.example", "kirishima-seiki.example");     // LookAlikeWay::letters
//   look_alike("kirishima-seiki.example.evil.test", "kirishima-seiki.example");  // embedded
//
// Nothing when both belong to one registrable domain. Confusable letters are Unicode's (UTS 39, through ICU), and the pairs of Latin
// letters that deceive in most typefaces. Cost: some microseconds a pair.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekimori::mail {

enum class LookAlikeWay : std::uint8_t { letters, typing, embedded, ending, joined };
struct LookAlikeName {
  std::string_view ja, en;
};
LookAlikeName name_of(LookAlikeWay way);

std::optional<LookAlikeWay> look_alike(std::string_view domain, std::string_view known);

// "xn--..." labels as people see them. The same text when there are none or they are broken.
std::string readable_domain(std::string_view domain);
// The alphabets that one label of it mixes, "Latin+Cyrillic"; "" when none does (Japanese mixes its own).
std::string mixed_scripts(std::string_view domain);
// How a reader sees it: confusable letters made one.
std::string skeleton_of(std::string_view text);
// Insertions, deletions, replacements and swaps of neighbours that lead from a to b; `most` + 1 when there are more.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most);

}  // namespace sekimori::mail
