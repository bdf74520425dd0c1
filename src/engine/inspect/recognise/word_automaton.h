// Finds many words in one pass (Aho, Corasick 1975), without regard to case.
//
//   WordAutomaton words({u"社外秘", u"CONFIDENTIAL"});
//   words.find(units, [&](size_t word, size_t start, size_t end) { ... });   // every occurrence, overlapping ones too
//
// One table look-up per unit; a few dozen words cost about 1 ns a unit. '\n' counts as a blank.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekimori::inspect {

class WordAutomaton {
 public:
  using Sink = std::function<void(size_t word, size_t start, size_t end)>;

  explicit WordAutomaton(const std::vector<std::u16string>& words);  // at most 255 different characters in all
  void find(std::u16string_view units, const Sink& sink) const;      // any thread

 private:
  std::vector<unsigned char> classes_;  // of every UTF-16 unit; 0 occurs in no word
  size_t class_count_ = 1;
  std::vector<std::uint16_t> next_;               // state * class_count_ + class
  std::vector<std::vector<std::uint16_t>> ends_;  // words that end in a state
  std::vector<unsigned char> has_end_;
  std::vector<size_t> lengths_;
};

}  // namespace sekimori::inspect
