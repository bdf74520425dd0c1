#include "store/stream/key_window.h"

#include <algorithm>
#include <cstring>

#include "base/crc32c.h"

namespace sekimori::stream {
namespace {
constexpr std::string_view keys_magic = "SKMKEYS1";
constexpr std::size_t key_row_bytes = 24;
}  // namespace

std::optional<Offset> KeyWindow::find(const BatchKey& key) const {
  const auto found = offsets_.find(key);
  if (found == offsets_.end()) return {};
  return found->second;
}

void KeyWindow::insert(const BatchKey& key, Offset offset) {
  if (offsets_.try_emplace(key, offset).second) order_.push_back({key, offset});
}

void KeyWindow::forget_before(Offset kept_from) {
  const auto kept = std::ranges::lower_bound(order_, kept_from, {}, &KeyAt::offset);
  const auto trimmed = static_cast<std::size_t>(kept - order_.begin());
  for (std::size_t i = remembered_; i < trimmed; ++i) {
    offsets_.erase(order_.front().key);
    order_.pop_front();
  }
}

std::vector<KeyAt> KeyWindow::between(Offset begin, Offset end) const {
  const auto first = std::ranges::lower_bound(order_, begin, {}, &KeyAt::offset);
  const auto last = std::ranges::lower_bound(order_, end, {}, &KeyAt::offset);
  return {first, last};
}

Bytes encode_keys(std::span<const KeyAt> keys) {
  Bytes out;
  out.reserve(keys_magic.size() + 8 + keys.size() * key_row_bytes);
  append(out, keys_magic);
  append_u32_le(out, static_cast<std::uint32_t>(keys.size()));
  for (const KeyAt& row : keys) {
    append(out, ByteView(row.key.bytes));
    append_u64_le(out, row.offset);
  }
  append_u32_le(out, crc32c(out));
  return out;
}

std::optional<std::vector<KeyAt>> parse_keys(ByteView bytes) {
  const std::size_t head = keys_magic.size() + 4;
  if (bytes.size() < head + 4 || as_text(bytes).substr(0, keys_magic.size()) != keys_magic) return {};
  const auto count = read_u32_le(bytes, keys_magic.size());
  const auto checksum = read_u32_le(bytes, bytes.size() - 4);
  if (!count || !checksum || bytes.size() != head + *count * key_row_bytes + 4) return {};
  if (*checksum != crc32c(bytes.first(bytes.size() - 4))) return {};
  std::vector<KeyAt> keys(*count);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const ByteView row = bytes.subspan(head + i * key_row_bytes, key_row_bytes);
    std::memcpy(keys[i].key.bytes.data(), row.data(), 16);
    const auto offset = read_u64_le(row, 16);
    if (!offset) return {};
    keys[i].offset = *offset;
  }
  return keys;
}

}  // namespace sekimori::stream
