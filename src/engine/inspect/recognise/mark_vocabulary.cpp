#include "engine/inspect/recognise/mark_vocabulary.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "engine/inspect/recognise/folded_text.h"

namespace sekimori::inspect {
namespace {

using namespace std::string_view_literals;
using Word = MarkVocabulary::Word;

constexpr size_t most_aliases = 60;
constexpr size_t longest_alias = 40;
constexpr size_t most_characters = 250;  // the automaton's table has a byte for the class of a character

constexpr std::array traffic_colours = {u"AMBER+STRICT"sv, u"AMBER"sv, u"RED"sv, u"GREEN"sv, u"CLEAR"sv, u"WHITE"sv};

WordKind kind_of(std::u16string_view word) {
  if (word.size() == 1) return WordKind::single;
  if (word == u"極秘" || word == u"厳秘") return WordKind::spoken;
  if (word.starts_with(u"TLP:")) return WordKind::traffic;
  if (word == u"機密" || word == u"RESTRICTED" || word == u"PROPRIETARY" || word == u"TRADE SECRET") return WordKind::common;
  return WordKind::strong;
}

std::vector<Word> standard_words() {
  std::vector<Word> list;
  for (const model::MarkWord& word : model::mark_words()) {
    const std::u16string folded = fold_for_recognition(word.text, Spacing::text).units;
    if (folded != u"TLP:") {
      list.push_back({folded, word.level, folded == u"㊙" ? WordKind::strong : kind_of(folded)});
      continue;
    }
    for (std::u16string_view colour : traffic_colours)
      for (std::u16string_view joint : {u""sv, u" "sv})
        list.push_back({folded + std::u16string(joint) + std::u16string(colour), word.level, WordKind::traffic});
  }
  return list;
}

std::u16string upper(std::u16string_view text) {
  std::u16string out(text);
  for (char16_t& c : out)
    if (c >= u'a' && c <= u'z') c = static_cast<char16_t>(c - 32);
  return out;
}

std::vector<std::u16string> texts_of(const std::vector<Word>& words) {
  std::vector<std::u16string> texts;
  texts.reserve(words.size());
  for (const Word& word : words) texts.push_back(word.text);
  return texts;
}

}  // namespace

MarkVocabulary::MarkVocabulary(std::vector<Word> words) : words_(std::move(words)), automaton_(texts_of(words_)) {}

const MarkVocabulary& MarkVocabulary::standard() {
  static const MarkVocabulary built(standard_words());
  return built;
}

Result<MarkVocabulary> MarkVocabulary::with(const std::vector<MarkAlias>& aliases) {
  if (aliases.size() > most_aliases)
    return error(ErrorCode::invalid_input, "{} words for levels are too many; {} are possible", aliases.size(), most_aliases);
  std::vector<Word> words = standard_words();
  for (const MarkAlias& alias : aliases) {
    const std::u16string folded = upper(fold_for_recognition(trim(alias.text), Spacing::text).units);
    if (folded.empty() || folded.size() > longest_alias)
      return error(ErrorCode::invalid_input, "'{}': a word for a level has 1 to {} characters", alias.text, longest_alias);
    const auto known = std::ranges::find(words, folded, &Word::text);
    if (known != words.end()) known->level = alias.level;
    else words.push_back({folded, alias.level, kind_of(folded)});
  }
  std::set<char16_t> characters;
  for (const Word& word : words) characters.insert(word.text.begin(), word.text.end());
  if (characters.size() > most_characters)
    return error(ErrorCode::invalid_input, "the words for levels use {} different characters; {} are possible", characters.size(),
                 most_characters);
  return MarkVocabulary(std::move(words));
}

}  // namespace sekimori::inspect
