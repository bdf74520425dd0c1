// Text values of a column while a segment is being collected: each different value once, and a code for each row.
//
//   TextColumn users;
//   users.add("sato");
//   users.value(users.codes()[0]);          // "sato"
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace sekimori::events {

class TextColumn {
 public:
  // Adds a row. Values that are not UTF-8 get U+FFFD in the places of what is malformed.
  void add(std::string_view value);
  void clear();

  const std::vector<std::uint32_t>& codes() const { return codes_; }
  std::size_t distinct() const { return entries_.size(); }
  std::string_view value(std::uint32_t code) const {
    const Entry& entry = entries_[code];
    return as_text(ByteView(bytes_).subspan(entry.start, entry.size));
  }
  std::uint64_t hash(std::uint32_t code) const { return entries_[code].hash; }  // XXH64
  std::size_t held_bytes() const { return bytes_.size() + codes_.size() * sizeof(std::uint32_t) + entries_.size() * (sizeof(Entry) + 8); }

 private:
  struct Entry {
    std::size_t start = 0;
    std::uint32_t size = 0;
    std::uint64_t hash = 0;
  };
  std::uint32_t code_of(std::string_view value, std::uint64_t hash);
  void grow();

  Bytes bytes_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // code + 1, open addressing by hash; a power of two
  std::vector<std::uint32_t> codes_;
};

// The text itself when it is UTF-8 (the usual case, quick for ASCII), otherwise `scratch` holding the scrubbed text.
std::string_view valid_text(std::string_view text, std::string& scratch);

}  // namespace sekimori::events
