#include "engine/inspect/recognise/mark_word_finder.h"

#include <algorithm>

namespace sekimori::inspect {
namespace {

using namespace std::string_view_literals;

bool is_latin_word(std::u16string_view word) { return word[0] < 0x80 && word[0] != u'('; }

Script script_of(std::u16string_view word) {
  if (!is_latin_word(word)) return Script::japanese;
  bool upper = true;
  bool title = true;
  bool start = true;
  for (char16_t c : word) {
    const bool small = c >= 'a' && c <= 'z';
    if (small) upper = false;
    if (start && small) title = false;
    start = c == u' ' || c == u'\n';
  }
  return upper ? Script::upper : title ? Script::title : Script::lower;
}

bool is_opening(char16_t c) { return u"([{<【〔〈《〖〘"sv.contains(c); }
bool is_closing(char16_t c) { return u")]}>】〕〉》〗〙"sv.contains(c); }
bool is_separator(char16_t c) { return u":-/|,;=*#~・※◆◇■□●○★☆。、"sv.contains(c); }

// Words that a Japanese mark word is only a part of.
bool is_part_of_compound(std::u16string_view word, std::u16string_view after, char16_t before) {
  const auto goes_on = [&](std::initializer_list<std::u16string_view> tails) {
    return std::ranges::any_of(tails, [&](std::u16string_view tail) { return after.starts_with(tail); });
  };
  if (word == u"極秘") return goes_on({u"裏", u"裡"});
  if (word == u"機密") return goes_on({u"性", u"保持", u"度", u"費"}) || before == u'無';
  if (word.ends_with(u"外秘") || word == u"厳秘") return goes_on({u"密", u"書"});
  return false;
}

struct Neighbours {
  char16_t before;  // 0 at the edge of the line, ' ' for a blank
  char16_t after;
};

class Judge {
 public:
  Judge(const FoldedText& text, const std::vector<size_t>& breaks) : text_(text), units_(text.units), breaks_(breaks) {}

  // The line around a word; a Latin mark may run over a line end, so start and end are looked at apart.
  std::pair<size_t, size_t> line_around(size_t start, size_t end) const {
    size_t from = units_.rfind(u'\n', start == 0 ? 0 : start - 1);
    from = start == 0 || from == std::u16string::npos ? 0 : from + 1;
    size_t to = units_.find(u'\n', end);
    if (to == std::u16string::npos) to = units_.size();
    const auto after = std::ranges::upper_bound(breaks_, start);
    if (after != breaks_.begin()) from = std::max(from, *std::prev(after));
    const auto next = std::ranges::lower_bound(breaks_, end);
    if (next != breaks_.end()) to = std::min(to, *next);
    return {from, to};
  }

  Neighbours neighbours(size_t start, size_t end, size_t from, size_t to) const {
    Neighbours out{0, 0};
    if (start > from) out.before = text_.had_blank_before(start) ? u' ' : units_[start - 1];
    if (end < to) out.after = text_.had_blank_before(end) ? u' ' : units_[end];
    return out;
  }

  Standing standing_of(const std::vector<MarkWordHit>& hits, size_t index) const {
    const MarkWordHit& hit = hits[index];
    const auto [from, to] = line_around(hit.start, hit.end);
    if (is_alone(hits, index, from, to)) return Standing::alone;
    const size_t opening = hit.start > from && units_[hit.start - 1] == u' ' ? hit.start - 1 : hit.start;
    const size_t closing = hit.end < to && units_[hit.end] == u' ' ? hit.end + 1 : hit.end;
    if (opening > from && closing < to && is_opening(units_[opening - 1]) && is_closing(units_[closing])) return Standing::bracketed;
    if (units_[hit.start] == u'(' || units_[hit.start] == 0x3299) return Standing::bracketed;  // (秘) and ㊙ bring their own
    const Neighbours at = neighbours(hit.start, hit.end, from, to);
    if (is_edge(hit, at, from, to)) return Standing::edge;
    if (hit.script == Script::japanese) {
      const std::u16string_view rest = std::u16string_view(units_).substr(hit.end, 4);
      for (std::u16string_view tail : {u"です"sv, u"であ"sv, u"とする"sv, u"とし"sv, u"につき"sv, u"扱い"sv, u"厳守"sv, u"に指定"sv})
        if (rest.starts_with(tail)) return Standing::statement;
    }
    return Standing::prose;
  }

 private:
  static constexpr size_t longest_mark_line = 200;

  bool is_alone(const std::vector<MarkWordHit>& hits, size_t index, size_t from, size_t to) const {
    if (to - from > longest_mark_line) return false;
    size_t first = index;
    while (first > 0 && hits[first - 1].start >= from) --first;
    size_t position = from;
    for (size_t i = first; i < hits.size() && hits[i].start < to; ++i) {
      for (; position < hits[i].start; ++position)
        if (is_letter_or_digit(units_[position])) return false;
      position = hits[i].end;
    }
    for (; position < to; ++position)
      if (is_letter_or_digit(units_[position])) return false;
    return true;
  }

  bool is_edge(const MarkWordHit& hit, Neighbours at, size_t from, size_t to) const {
    if (to - from > longest_mark_line) return false;
    const bool starts = hit.start == from || at.before == 0;
    const bool ends = hit.end == to || at.after == 0;
    if (!starts && !ends) return false;
    if (hit.script == Script::japanese) {
      const auto parts = [](char16_t c) { return c == u' ' || is_separator(c) || is_opening(c) || is_closing(c); };
      return (starts || parts(at.before)) && (ends || parts(at.after));
    }
    // A Latin word with another word behind a blank is prose: "Confidential computing".
    const auto set_off = [&](char16_t c, char16_t beyond) {
      return is_separator(c) || (c == u' ' && (is_separator(beyond) || is_japanese(beyond)));
    };
    const char16_t far_before = hit.start >= from + 2 ? units_[hit.start - 2] : char16_t{0};
    const char16_t far_after = hit.end + 1 < to ? units_[hit.end + 1] : char16_t{0};
    return (starts || set_off(at.before, far_before)) && (ends || set_off(at.after, far_after));
  }

  const FoldedText& text_;
  const std::u16string& units_;
  const std::vector<size_t>& breaks_;
};

}  // namespace

std::vector<MarkWordHit> find_mark_words(const FoldedText& text, const MarkVocabulary& vocabulary, const std::vector<size_t>& breaks) {
  std::vector<MarkWordHit> hits;
  const std::u16string_view units = text.units;
  vocabulary.automaton().find(units, [&](size_t index, size_t start, size_t end) {
    const MarkVocabulary::Word& word = vocabulary.words()[index];
    const std::u16string_view found = units.substr(start, end - start);
    const char16_t before = start > 0 ? units[start - 1] : char16_t{0};
    const char16_t after = end < units.size() ? units[end] : char16_t{0};
    if (is_latin_word(word.text)) {
      if (is_ascii_alphanumeric(before) || before == u'_' || is_ascii_alphanumeric(after) || after == u'_') return;
    } else if (is_part_of_compound(word.text, units.substr(end, 2), before)) {
      return;
    }
    hits.push_back({start, end, word.level, script_of(found), word.kind, Standing::prose});
  });
  std::ranges::sort(hits,
                    [](const MarkWordHit& a, const MarkWordHit& b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
  std::vector<MarkWordHit> longest;
  for (const MarkWordHit& hit : hits) {
    if (!longest.empty() && hit.start < longest.back().end) {
      if (hit.end - hit.start > longest.back().end - longest.back().start) longest.back() = hit;
      continue;
    }
    longest.push_back(hit);
  }
  const Judge judge(text, breaks);
  for (size_t i = 0; i < longest.size(); ++i) longest[i].standing = judge.standing_of(longest, i);
  return longest;
}

}  // namespace sekimori::inspect
