#include "base/crc32c.h"

#include <array>
#include <cstring>

namespace sekimori {
namespace {

constexpr std::array<std::uint32_t, 256> make_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1U) != 0 ? 0x82F63B78U : 0U);
    table[i] = value;
  }
  return table;
}
constexpr auto table = make_table();

std::uint32_t by_table(ByteView bytes, std::uint32_t sum) {
  for (const Byte byte : bytes) sum = (sum >> 8) ^ table[(sum ^ byte) & 0xFFU];
  return sum;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t by_instruction(ByteView bytes, std::uint32_t sum) {
  const Byte* at = bytes.data();
  size_t left = bytes.size();
  std::uint64_t wide = sum;
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    wide = __builtin_ia32_crc32di(wide, word);
  }
  sum = static_cast<std::uint32_t>(wide);
  for (; left > 0; --left, ++at) sum = __builtin_ia32_crc32qi(sum, *at);
  return sum;
}
#endif

}  // namespace

std::uint32_t crc32c(ByteView bytes, std::uint32_t previous) {
#if defined(__x86_64__)
  static const bool has_instruction = __builtin_cpu_supports("sse4.2") != 0;
  if (has_instruction) return ~by_instruction(bytes, ~previous);
#endif
  return ~by_table(bytes, ~previous);
}

}  // namespace sekimori
