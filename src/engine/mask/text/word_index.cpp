#include "engine/mask/text/word_index.h"

#include <algorithm>
#include <deque>

#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::size_t long_latin = 8;     // letters; such a word is believed inside longer ones
constexpr std::size_t long_katakana = 4;  // compounds of katakana are written without a gap
constexpr std::size_t long_kanji = 3;

// Behind these a name may begin without a gap: 営業部山田.
constexpr std::u32string_view unit_ends = U"部課室係社店局所長班組院校行司者";
constexpr std::u32string_view sentence_ends = U"。、，；;！？!?「」『』｡､";
constexpr std::u32string_view particles = U"はがをにのとものへでや";

bool is_blank(char32_t c) { return c == ' ' || c == 0x3000 || c == '\t' || c == 0xA0; }

// The signs dropped between two of a word's: few, and no end of a sentence.
bool gap_holds(std::u32string_view text, std::size_t from, std::size_t to, std::size_t word_size) {
  const std::size_t length = to - from;
  if (length == 0) return true;
  if (length > 5) return false;
  // Over a line's end only quotation marks may stand between.
  const std::u32string_view gap = text.substr(from, length);
  if (gap.find(U'\n') != std::u32string_view::npos &&
      !std::ranges::all_of(gap, [](char32_t c) { return c == '\n' || c == '\r' || c == '>' || is_blank(c); }))
    return false;
  for (const char32_t c : gap) {
    if (sentence_ends.find(c) != std::u32string_view::npos) return false;
    if (word_size <= 3 && (c == '/' || c == '|' || c == ',' || c == '\\' || c == '@')) return false;
  }
  return true;
}

bool left_is_free(std::u32string_view text, std::size_t first, const Word& word) {
  if (first == 0) return true;
  const char32_t here = text[first], before = text[first - 1];
  const Script script = script_of(here), other = script_of(before);
  switch (script) {
    case Script::latin:
      if (other == Script::digit) return word.tight.size() >= 4;
      return other != Script::latin || word.tight.size() >= long_latin || (here >= 'A' && here <= 'Z' && before >= 'a' && before <= 'z');
    case Script::digit: return other != Script::digit;
    case Script::katakana: return (other != Script::katakana && before != U'ー') || before == U'・' || word.tight.size() >= long_katakana;
    case Script::hiragana:
      return other != Script::hiragana || word.tight.size() >= 6 || particles.find(before) != std::u32string_view::npos;
    case Script::kanji:
      return word.tight.size() >= long_kanji || other != Script::kanji || unit_ends.find(before) != std::u32string_view::npos;
    case Script::other: return true;
  }
  return true;
}

bool right_is_free(std::u32string_view text, std::size_t end, const Word& word) {
  if (end >= text.size()) return true;
  const char32_t here = text[end - 1], after = text[end];
  const Script script = script_of(here), other = script_of(after);
  switch (script) {
    case Script::latin:
      if (other == Script::digit) return word.tight.size() >= 4;
      return other != Script::latin || word.tight.size() >= long_latin || (after >= 'A' && after <= 'Z' && here >= 'a' && here <= 'z');
    case Script::digit: return other != Script::digit;
    case Script::katakana: return (other != Script::katakana && after != U'ー') || after == U'・' || word.tight.size() >= long_katakana;
    case Script::hiragana:
      // The names of firms are rare enough to be believed before から and the like.
      if (word.tight.size() >= 5 && word.identifier != Identifier::person) return true;
      return other != Script::hiragana || word.tight.size() >= 6 || honorific_follows(text, end) ||
             particles.find(after) != std::u32string_view::npos;
    case Script::kanji:
      // A family name may go on with a given name that nobody told us; a single kanji needs an honorific.
      if (word.tight.size() == 1) return honorific_follows(text, end);
      return true;
    case Script::other: return true;
  }
  return true;
}

bool stands_alone(const View& view, std::size_t first, std::size_t end, const Word& word) {
  const std::u32string_view text = view.text;
  const std::size_t size = word.tight.size();
  const bool latin = word.tight[0] < 0x80;
  if (view.block && size < (latin ? 5U : 2U)) return false;
  if (!left_is_free(text, first, word) || !right_is_free(text, end, word)) return false;
  if (word.form != NameForm::whole) return short_form_stands(text, first, end, size, word.form);
  if (size == 1) return honorific_follows(text, end);
  if (latin && size <= 3 && word.identifier != Identifier::person)
    // An abbreviation is written in capitals.
    for (std::size_t i = first; i < end; ++i)
      if (text[i] >= 'a' && text[i] <= 'z') return false;
  if (word.ambiguous) {
    if (honorific_follows(text, end)) return true;
    if (latin) return text[first] < 'a' && first > 0 && text[first - 1] != '.';  // a capital, not at the start of a sentence
    return false;
  }
  return true;
}

// Behind a name these make a place of it.
constexpr std::u32string_view place_ends = U"市県府町村区郡駅港島山岳川湖岬峠橋";
constexpr std::u32string_view place_words[] = {U"神社", U"神宮", U"温泉", U"連山", U"高原", U"空港", U"海岸", U"半島", U"国立公園"};

}  // namespace

bool short_form_stands(std::u32string_view text, std::size_t first, std::size_t end, std::size_t units, NameForm form) {
  const char32_t here = text[first], before = first > 0 ? text[first - 1] : U' ', after = end < text.size() ? text[end] : U' ';
  const Script script = script_of(here);
  for (std::size_t i = first; i < end; ++i)
    if (text[i] == '\n') return false;
  switch (script) {
    case Script::latin: {
      const bool capital = (here >= 'A' && here <= 'Z') || (here >= 0xFF21 && here <= 0xFF3A);
      // tanaka may be anybody; Tanaka and tanaka-fs01 are a name.
      if (form == NameForm::doubtful && !capital && before != '-' && after != '-') return false;
      const auto letter = [](char32_t c) { return script_of(c) == Script::latin; };
      // A long one is believed inside others (kirishimaportal), a short one where it ends.
      return units >= long_latin || ((!letter(before) || (capital && before >= 'a' && before <= 'z')) &&
                                     (!letter(after) || (after >= 'A' && after <= 'Z' && text[end - 1] >= 'a')));
    }
    case Script::katakana: {
      if (script_of(before) == Script::katakana || before == U'ー') return false;
      return units >= long_katakana || (script_of(after) != Script::katakana && after != U'ー') || after == U'・';
    }
    case Script::hiragana:
      if (form == NameForm::doubtful || units < 4) return false;
      return (script_of(before) != Script::hiragana || particles.find(before) != std::u32string_view::npos) &&
             (script_of(after) != Script::hiragana || particles.find(after) != std::u32string_view::npos || honorific_follows(text, end));
    case Script::kanji:
      if (script_of(before) == Script::kanji && units < long_kanji && unit_ends.find(before) == std::u32string_view::npos) return false;
      if (place_ends.find(after) != std::u32string_view::npos) return false;
      return std::ranges::none_of(place_words,
                                  [&](std::u32string_view one) { return text.substr(std::min(end, text.size())).starts_with(one); });
    case Script::digit:
    case Script::other: return false;
  }
  return false;
}

bool honorific_follows(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  static constexpr std::u32string_view honorifics[] = {
      U"様",   U"さま", U"さん", U"殿",     U"氏",   U"君",   U"くん",     U"先生",   U"部長", U"課長",  U"係長", U"主任", U"社長", U"専務",
      U"常務", U"会長", U"室長", U"所長",   U"次長", U"局長", U"取締役",   U"執行",   U"主査", U"主幹",  U"参事", U"顧問", U"理事", U"代表",
      U"教授", U"本部", U"工場", U"副社長", U"博士", U"主事", U"マネージ", U"リーダ", U"-san", U"-sama", U"–san", U"‐san"};
  return std::ranges::any_of(honorifics, [&](std::u32string_view one) { return text.substr(at).starts_with(one); });
}

void WordIndex::add(Word word) {
  if (word.tight.empty()) return;
  const bool kanji = std::ranges::any_of(word.tight, [](char32_t c) { return script_of(c) == Script::kanji; });
  if (word.tight.size() < (kanji ? 1U : word.tight[0] < 0x80 ? 2U : 3U)) return;
  if (!known_.try_emplace(word.tight, words_.size()).second) return;
  words_.push_back(std::move(word));
}

std::uint32_t WordIndex::next(std::uint32_t node, char32_t c) const {
  for (;;) {
    if (const auto found = edges_.find(std::uint64_t(node) << 32U | c); found != edges_.end()) return found->second;
    if (node == 0) return 0;
    node = nodes_[node].fail;
  }
}

void WordIndex::build() {
  nodes_.assign(1, {});
  edges_.clear();
  std::vector<std::vector<std::pair<char32_t, std::uint32_t>>> children(1);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::uint32_t node = 0;
    for (const char32_t c : words_[i].tight) {
      const auto [edge, fresh] = edges_.try_emplace(std::uint64_t(node) << 32U | c, static_cast<std::uint32_t>(nodes_.size()));
      if (fresh) {
        children[node].emplace_back(c, edge->second);
        nodes_.emplace_back();
        children.emplace_back();
      }
      node = edge->second;
    }
    nodes_[node].word = static_cast<std::int32_t>(i);
  }
  std::deque<std::uint32_t> waiting{0};
  while (!waiting.empty()) {
    const std::uint32_t node = waiting.front();
    waiting.pop_front();
    for (const auto& [c, child] : children[node]) {
      nodes_[child].fail = node == 0 ? 0 : next(nodes_[node].fail, c);
      const Node& fail = nodes_[nodes_[child].fail];
      nodes_[child].shorter = fail.word >= 0 ? nodes_[child].fail : fail.shorter;
      waiting.push_back(child);
    }
  }
}

void WordIndex::find(const View& view, const Sink& sink) const {
  if (nodes_.size() < 2) return;
  const Tight tight = tight_of(view.text);
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < tight.units.size(); ++i) {
    node = next(node, tight.units[i]);
    for (std::uint32_t end = node; end != 0; end = nodes_[end].shorter) {
      if (nodes_[end].word < 0) continue;
      const Word& word = words_[static_cast<std::size_t>(nodes_[end].word)];
      const std::size_t start = i + 1 - word.tight.size();
      bool holds = true;
      for (std::size_t unit = start; holds && unit < i; ++unit)
        if (tight.at[unit + 1] > tight.at[unit] + 1)
          holds = gap_holds(view.text, tight.at[unit] + 1, tight.at[unit + 1], word.tight.size());
      if (!holds) continue;
      const std::size_t first = tight.at[start];
      std::size_t stop = std::size_t(tight.at[i]) + 1;
      // A mark or a length sign that belongs to the last kana.
      while (stop < view.text.size() && (view.text[stop] == 0x3099 || view.text[stop] == 0x309A || view.text[stop] == 0xFF9E ||
                                         view.text[stop] == 0xFF9F || view.text[stop] == U'ー' || view.text[stop] == U'ｰ'))
        ++stop;
      if (stands_alone(view, first, stop, word)) sink(word, first, stop);
    }
  }
}

}  // namespace sekimori::mask
