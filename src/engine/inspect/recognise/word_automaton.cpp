#include "engine/inspect/recognise/word_automaton.h"

#include <deque>

#include "base/result.h"

namespace sekimori::inspect {
namespace {

char16_t lower(char16_t c) { return c >= 'A' && c <= 'Z' ? static_cast<char16_t>(c + 32) : c; }

}  // namespace

WordAutomaton::WordAutomaton(const std::vector<std::u16string>& words) : classes_(0x10000, 0) {
  for (const std::u16string& word : words) {
    for (char16_t c : word) {
      if (classes_[lower(c)] != 0) continue;
      SEKIMORI_CHECK(class_count_ < 256);
      classes_[lower(c)] = static_cast<unsigned char>(class_count_++);
    }
    lengths_.push_back(word.size());
  }
  for (char16_t c = 'A'; c <= 'Z'; ++c) classes_[c] = classes_[lower(c)];
  classes_[u'\n'] = classes_[u' '];

  constexpr std::uint16_t none = UINT16_MAX;
  const auto add_state = [&] {
    next_.resize(next_.size() + class_count_, none);
    ends_.emplace_back();
    return static_cast<std::uint16_t>(ends_.size() - 1);
  };
  add_state();
  for (size_t word = 0; word < words.size(); ++word) {
    std::uint16_t state = 0;
    for (char16_t c : words[word]) {
      const size_t slot = state * class_count_ + classes_[lower(c)];
      if (next_[slot] == none) {
        const std::uint16_t fresh = add_state();
        next_[slot] = fresh;
      }
      state = next_[slot];
    }
    ends_[state].push_back(static_cast<std::uint16_t>(word));
  }
  // Breadth first: a missing edge goes where the longest proper suffix would go.
  std::vector<std::uint16_t> suffix(ends_.size(), 0);
  std::deque<std::uint16_t> queue;
  for (size_t c = 0; c < class_count_; ++c) {
    std::uint16_t& edge = next_[c];
    if (edge == none) edge = 0;
    else queue.push_back(edge);
  }
  while (!queue.empty()) {
    const std::uint16_t state = queue.front();
    queue.pop_front();
    for (std::uint16_t word : ends_[suffix[state]]) ends_[state].push_back(word);
    for (size_t c = 0; c < class_count_; ++c) {
      std::uint16_t& edge = next_[state * class_count_ + c];
      const std::uint16_t fallback = next_[suffix[state] * class_count_ + c];
      if (edge == none) edge = fallback;
      else {
        suffix[edge] = fallback;
        queue.push_back(edge);
      }
    }
  }
  for (const auto& list : ends_) has_end_.push_back(list.empty() ? 0 : 1);
}

void WordAutomaton::find(std::u16string_view units, const Sink& sink) const {
  size_t state = 0;
  for (size_t i = 0; i < units.size(); ++i) {
    state = next_[state * class_count_ + classes_[units[i]]];
    if (has_end_[state] == 0) continue;
    for (std::uint16_t word : ends_[state]) sink(word, i + 1 - lengths_[word], i + 1);
  }
}

}  // namespace sekimori::inspect
