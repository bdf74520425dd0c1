#include "store/stream/event_log.h"

#include <cstring>

#include "base/digest.h"

namespace sekimori::stream {

BatchKey make_batch_key(std::string_view source_id, std::string_view idempotency_key) {
  // The length of the first part keeps ("ab", "c") and ("a", "bc") apart.
  Bytes message;
  append_u32_be(message, static_cast<std::uint32_t>(source_id.size()));
  append(message, source_id);
  append(message, idempotency_key);
  const Digest digest = sha256(ByteView(message));
  BatchKey key;
  std::memcpy(key.bytes.data(), digest.data(), key.bytes.size());
  return key;
}

std::uint32_t partition_of(std::string_view subject, std::uint32_t partitions) {
  SEKIMORI_CHECK(partitions > 0);
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a, 64 bit
  for (const char sign : subject) hash = (hash ^ static_cast<unsigned char>(sign)) * 0x100000001b3;
  hash ^= hash >> 32;
  return static_cast<std::uint32_t>(hash % partitions);
}

}  // namespace sekimori::stream

std::size_t std::hash<sekimori::stream::BatchKey>::operator()(const sekimori::stream::BatchKey& key) const noexcept {
  std::size_t value = 0;
  std::memcpy(&value, key.bytes.data(), sizeof value);
  return value;
}
