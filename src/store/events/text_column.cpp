#include "store/events/text_column.h"

#include <cstring>

#include "base/text.h"
#include "store/events/xxhash64.h"

namespace sekimori::events {

std::string_view valid_text(std::string_view text, std::string& scratch) {
  std::uint64_t high = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    high |= word;
  }
  for (; at < text.size(); ++at) high |= static_cast<unsigned char>(text[at]);
  if ((high & 0x8080808080808080) == 0 || is_valid_utf8(text)) return text;
  scratch = scrub_utf8(text);
  return scratch;
}

void TextColumn::add(std::string_view value) {
  // Logs come in runs: the same value as in the row before needs no hashing.
  if (!codes_.empty() && this->value(codes_.back()) == value) {
    codes_.push_back(codes_.back());
    return;
  }
  codes_.push_back(code_of(value, xxhash64(as_bytes(value))));
}

std::uint32_t TextColumn::code_of(std::string_view value, std::uint64_t hash) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash == hash && this->value(slots_[slot] - 1) == value) return slots_[slot] - 1;
  }
  std::string scratch;
  if (const std::string_view valid = valid_text(value, scratch); valid.data() != value.data())
    return code_of(valid, xxhash64(as_bytes(valid)));
  entries_.push_back({bytes_.size(), static_cast<std::uint32_t>(value.size()), hash});
  append(bytes_, value);
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return slots_[slot] - 1;
}

void TextColumn::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void TextColumn::clear() {
  bytes_.clear();
  entries_.clear();
  slots_.clear();
  codes_.clear();
}

}  // namespace sekimori::events
