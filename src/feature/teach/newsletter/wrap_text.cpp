#include "feature/teach/newsletter/wrap_text.h"

#include <vector>

#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::u32string_view never_first =
    U"、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】’”…‥〜～゠–％℃ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    U",.:;?!)]}%｡､｣";
constexpr std::u32string_view never_last = U"（［｛〔〈《「『【‘“([{｢￥＄";

// What stays together: a word or an address, or one wide sign.
struct Unit {
  std::u32string signs;
  std::size_t width = 0;
  bool blank = false;
};

std::size_t width_of(char32_t sign) {
  std::string one;
  append_utf8(one, sign);
  return display_width(one);
}

bool is_blank(char32_t sign) { return sign == U' ' || sign == U'\t'; }

std::vector<Unit> units_of(std::string_view line) {
  std::vector<Unit> out;
  bool in_word = false;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t sign = next_code_point(line, at);
    if (is_blank(sign)) {
      out.push_back({.signs = U" ", .width = 1, .blank = true});
      in_word = false;
      continue;
    }
    const std::size_t width = width_of(sign);
    // Combining signs (no width) belong to what stands before them.
    const bool narrow = width < 2;
    if ((narrow && in_word) || (width == 0 && !out.empty())) {
      out.back().signs += sign;
      out.back().width += width;
    } else {
      out.push_back({.signs = std::u32string(1, sign), .width = width, .blank = false});
    }
    in_word = narrow;
  }
  return out;
}

// Between the unit before `cut` and that at it; blanks there go away, so what stands around them is asked.
bool may_break(const std::vector<Unit>& units, std::size_t cut) {
  std::size_t before = cut, after = cut;
  while (before > 0 && units[before - 1].blank) --before;
  while (after < units.size() && units[after].blank) ++after;
  if (before == 0 || after == units.size()) return true;
  return may_end_line(units[before - 1].signs.back()) && may_begin_line(units[after].signs.front());
}

void put_line(std::string& out, const std::vector<Unit>& units, std::size_t from, std::size_t to) {
  while (to > from && units[to - 1].blank) --to;
  for (std::size_t i = from; i < to; ++i) out += to_utf8(units[i].signs);
  out += '\n';
}

void wrap_line(std::string& out, std::string_view line, std::size_t columns) {
  const std::vector<Unit> units = units_of(line);
  std::size_t from = 0;
  while (true) {
    std::size_t to = from, width = 0;
    while (to < units.size() && (width + units[to].width <= columns || to == from || units[to].blank)) width += units[to++].width;
    if (to == units.size()) break;
    // Back to a place where kinsoku lets the line end; without any, the line is cut where it is full.
    std::size_t cut = to;
    while (cut > from + 1 && !may_break(units, cut)) --cut;
    if (cut == from + 1 && !may_break(units, cut)) cut = to;
    put_line(out, units, from, cut);
    from = cut;
    while (from < units.size() && units[from].blank) ++from;
    if (from == units.size()) return;
  }
  put_line(out, units, from, units.size());
}

}  // namespace

bool may_begin_line(char32_t sign) { return never_first.find(sign) == std::u32string_view::npos; }
bool may_end_line(char32_t sign) { return never_last.find(sign) == std::u32string_view::npos; }

std::string wrap_text(std::string_view text, std::size_t columns) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    wrap_line(out, text.substr(0, end), columns);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  out.pop_back();  // the last line's end, which the text did not have
  return out;
}

}  // namespace sekimori::teach
