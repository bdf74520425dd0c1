// The words that are marks of secrecy: those everybody uses (model/level.h) and those a firm has of its own.
//
//   const MarkVocabulary& common = MarkVocabulary::standard();
//   auto own = TRY(MarkVocabulary::with({{"社内限り", Level::internal}, {"L3", Level::top}}));
//
// Immutable; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/inspect/recognise/word_automaton.h"
#include "model/level.h"

namespace sekimori::inspect {

enum class WordKind {
  strong,   // hardly anything but a mark: 社外秘, 取扱注意, STRICTLY CONFIDENTIAL
  spoken,   // a mark wherever marks are expected, a plain word in stories and reports: 極秘, 厳秘
  common,   // also an ordinary word: 機密, RESTRICTED
  single,   // 秘 alone
  traffic,  // TLP:AMBER
};

struct MarkAlias {
  std::string text;
  model::Level level = model::Level::confidential;
};

class MarkVocabulary {
 public:
  struct Word {
    std::u16string text;  // folded
    std::optional<model::Level> level;
    WordKind kind = WordKind::strong;
  };

  static const MarkVocabulary& standard();
  // The standard words and these; a word that is standard already gets the level given here. invalid_input for a word of
  // nothing but blanks, longer than 40 characters, more than 60 words, or too many different characters in all.
  static Result<MarkVocabulary> with(const std::vector<MarkAlias>& aliases);

  const std::vector<Word>& words() const { return words_; }
  const WordAutomaton& automaton() const { return automaton_; }

 private:
  explicit MarkVocabulary(std::vector<Word> words);
  std::vector<Word> words_;
  WordAutomaton automaton_;
};

}  // namespace sekimori::inspect
