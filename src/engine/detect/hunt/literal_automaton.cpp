#include "engine/detect/hunt/literal_automaton.h"

#include <algorithm>

namespace sekimori::detect {

void LiteralAutomaton::add(std::string_view literal, std::uint32_t id) {
  std::string text(literal);
  if (anchor_ == Anchor::end) std::ranges::reverse(text);
  literals_.push_back({std::move(text), id});
}

bool LiteralAutomaton::build() {
  if (literals_.empty()) return true;
  std::ranges::sort(literals_, [](const Literal& a, const Literal& b) { return a.text != b.text ? a.text < b.text : a.id < b.id; });
  classes_.fill(0);
  for (const Literal& literal : literals_)
    for (const char c : literal.text) classes_[static_cast<unsigned char>(c)] = 1;
  width_ = 1;
  for (std::uint16_t& byte_class : classes_)
    if (byte_class != 0) byte_class = static_cast<std::uint16_t>(width_++);

  size_t most_states = 1;
  for (const Literal& literal : literals_) most_states += literal.text.size();
  if (most_states * width_ > (size_t{1} << 30)) return false;

  // The trie; sorted literals make outputs of one state neighbours.
  rows_.assign(width_, 0);
  links_.assign(1, {});
  for (const Literal& literal : literals_) {
    std::uint32_t state = 0;
    for (const char c : literal.text) {
      const size_t cell = static_cast<size_t>(state) * width_ + classes_[static_cast<unsigned char>(c)];
      if (rows_[cell] == 0) {
        const auto made = static_cast<std::uint32_t>(links_.size());
        rows_[cell] = made;
        rows_.resize(rows_.size() + width_, 0);
        links_.emplace_back();
      }
      state = rows_[cell];
    }
    Link& link = links_[state];
    if (link.first_output == link.last_output) link.first_output = link.last_output = static_cast<std::uint32_t>(outputs_.size());
    outputs_.push_back(literal.id);
    ++link.last_output;
  }
  literals_.clear();
  literals_.shrink_to_fit();

  if (anchor_ == Anchor::anywhere) {
    // Breadth first: failure states fill the holes of each row.
    std::vector<std::uint32_t> failure(links_.size(), 0);
    std::vector<std::uint32_t> queue;
    queue.reserve(links_.size());
    for (size_t c = 0; c < width_; ++c)
      if (rows_[c] != 0) queue.push_back(rows_[c]);
    for (size_t head = 0; head < queue.size(); ++head) {
      const std::uint32_t state = queue[head];
      const std::uint32_t back = failure[state];
      links_[state].next = links_[back].first_output != links_[back].last_output ? back : links_[back].next;
      for (size_t c = 0; c < width_; ++c) {
        std::uint32_t& cell = rows_[static_cast<size_t>(state) * width_ + c];
        const std::uint32_t fallback = rows_[static_cast<size_t>(back) * width_ + c];
        if (cell == 0) {
          cell = fallback;
        } else {
          failure[cell] = fallback;
          queue.push_back(cell);
        }
      }
    }
  }
  for (std::uint32_t& cell : rows_) {
    const Link& link = links_[cell];
    const bool output = link.first_output != link.last_output || link.next != 0;
    cell = cell * width_ | (output ? has_output : 0);
  }
  return true;
}

}  // namespace sekimori::detect
