// Text -> number, for look-ups in the hot path: open addressing, no allocation when looking.
//
//   StringTable table;
//   std::uint32_t number = table.insert("Image");      // 0, 1, 2 ... in order of insertion
//   table.find("Image");                               // the same, or StringTable::absent
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sekimori::detect {

class StringTable {
 public:
  static constexpr std::uint32_t absent = UINT32_MAX;

  std::uint32_t insert(std::string_view text) {
    if ((texts_.size() + 1) * 2 > slots_.size()) grow();
    const size_t slot = slot_of(text);
    if (slots_[slot].number == absent) {
      slots_[slot] = {hash_of(text), static_cast<std::uint32_t>(texts_.size())};
      texts_.emplace_back(text);
    }
    return slots_[slot].number;
  }

  std::uint32_t find(std::string_view text) const { return slots_.empty() ? absent : slots_[slot_of(text)].number; }
  size_t size() const { return texts_.size(); }
  const std::string& text(std::uint32_t number) const { return texts_[number]; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = absent;
  };

  static std::uint32_t hash_of(std::string_view text) { return static_cast<std::uint32_t>(std::hash<std::string_view>()(text)); }

  size_t slot_of(std::string_view text) const {
    const std::uint32_t hash = hash_of(text);
    const size_t mask = slots_.size() - 1;
    size_t slot = hash & mask;
    while (slots_[slot].number != absent && (slots_[slot].hash != hash || texts_[slots_[slot].number] != text)) slot = (slot + 1) & mask;
    return slot;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    const size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.number == absent) continue;
      size_t place = slot.hash & mask;
      while (slots_[place].number != absent) place = (place + 1) & mask;
      slots_[place] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::vector<std::string> texts_;
};

}  // namespace sekimori::detect
