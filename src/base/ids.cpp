#include "base/ids.h"

#include <cstring>

namespace sekimori {

Uuid Uuid::make(Clock& clock, Random& random) {
  Uuid id;
  random.fill(id.bytes);
  const auto milliseconds = static_cast<std::uint64_t>(clock.now().nanoseconds / 1'000'000);
  for (size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<Byte>(milliseconds >> (40 - 8 * i));
  id.bytes[6] = static_cast<Byte>((id.bytes[6] & 0x0f) | 0x70);
  id.bytes[8] = static_cast<Byte>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

Result<Uuid> Uuid::parse(std::string_view text) {
  const auto bad = [&] { return error(ErrorCode::invalid_input, "'{}' is not an id (UUID)", text.substr(0, 64)); };
  if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return bad();
  std::string hex;
  for (char c : text)
    if (c != '-') hex += c;
  auto bytes = from_hex(hex);
  if (!bytes || bytes->size() != 16) return bad();
  Uuid id;
  std::memcpy(id.bytes.data(), bytes->data(), 16);
  return id;
}

std::string Uuid::to_string() const {
  const std::string hex = to_hex(ByteView(bytes));
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20);
}

}  // namespace sekimori

size_t std::hash<sekimori::Uuid>::operator()(const sekimori::Uuid& id) const noexcept {
  std::uint64_t low = 0;
  std::memcpy(&low, id.bytes.data() + 8, sizeof low);
  std::uint64_t high = 0;
  std::memcpy(&high, id.bytes.data(), sizeof high);
  return static_cast<size_t>(low ^ (high * 0x9e3779b97f4a7c15U));
}
