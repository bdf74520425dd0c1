// Many literals found in one pass over a text.
//
//   LiteralAutomaton automaton(LiteralAutomaton::Anchor::anywhere);
//   automaton.add("mimikatz", 7);
//   automaton.build();
//   automaton.scan("... mimikatz ...", [](std::uint32_t id) { ... });   // 7
//
// Aho-Corasick with dense rows over byte classes: one table look-up per byte, about states * distinct bytes * 4 bytes
// of memory. Anchored automata stop at the first byte that no literal has. Immutable after build(); any thread may scan.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekimori::detect {

class LiteralAutomaton {
 public:
  enum class Anchor : unsigned char { anywhere, start, end };

  explicit LiteralAutomaton(Anchor anchor) : anchor_(anchor) {}

  void add(std::string_view literal, std::uint32_t id);  // not empty; equal literals may have several ids
  bool build();                                          // false: too many literals (over 2^30 cells); nothing is found then
  bool empty() const { return literals_.empty() && rows_.empty(); }
  size_t bytes() const { return rows_.size() * 4 + outputs_.size() * 4 + links_.size() * 8; }

  // Calls found(id) for each literal in `text`; one that stands several times may be reported several times.
  template <class Found>
  void scan(std::string_view text, Found&& found) const {
    if (rows_.empty()) return;
    if (anchor_ == Anchor::anywhere) {
      std::uint32_t state = 0;
      for (const char c : text) {
        const std::uint32_t next = rows_[state + classes_[static_cast<unsigned char>(c)]];
        state = next & ~has_output;
        if (next & has_output) [[unlikely]]
          report_chain(state, found);
      }
      return;
    }
    std::uint32_t state = 0;
    const size_t size = text.size();
    for (size_t i = 0; i < size; ++i) {
      const char c = anchor_ == Anchor::start ? text[i] : text[size - 1 - i];
      const std::uint32_t next = rows_[state + classes_[static_cast<unsigned char>(c)]];
      if (next == 0) return;  // nothing leads back to the root of a trie
      state = next & ~has_output;
      if (next & has_output) report_chain(state, found);
    }
  }

 private:
  struct Literal {
    std::string text;  // reversed for Anchor::end
    std::uint32_t id;
  };
  struct Link {
    std::uint32_t first_output = 0, last_output = 0;  // into outputs_
    std::uint32_t next = 0;                           // state number of the next shorter literal ending here; 0 is none
  };
  static constexpr std::uint32_t has_output = 0x8000'0000;

  template <class Found>
  void report_chain(std::uint32_t row, Found&& found) const {
    for (std::uint32_t state = row / width_; state != 0; state = links_[state].next)
      for (std::uint32_t o = links_[state].first_output; o < links_[state].last_output; ++o) found(outputs_[o]);
  }

  Anchor anchor_;
  std::vector<Literal> literals_;
  std::array<std::uint16_t, 256> classes_{};
  std::uint32_t width_ = 1;          // number of byte classes; class 0 is "in no literal"
  std::vector<std::uint32_t> rows_;  // [state * width_ + class] -> row offset of the next state, with has_output
  std::vector<Link> links_;
  std::vector<std::uint32_t> outputs_;
};

}  // namespace sekimori::detect
