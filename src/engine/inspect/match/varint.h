// Integers of variable length (LEB128): seven bits a byte, lowest first, the top bit says that more follow.
#pragma once

#include <optional>

#include "base/bytes.h"

namespace sekimori::inspect {

inline void append_varint(Bytes& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<Byte>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<Byte>(value));
}

// Moves `position` on; nothing when the bytes end early or the number needs more than 64 bits.
inline std::optional<std::uint64_t> read_varint(ByteView in, size_t& position) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (position >= in.size()) return {};
    const std::uint64_t byte = static_cast<std::uint64_t>(in[position++]);
    if (shift == 63 && byte > 1) return {};
    value |= (byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  return {};
}

}  // namespace sekimori::inspect
