// rooms: base model engine/inspect
// Any bytes as a segment: with a valid header check half of the time, so that the fuzzer gets behind it.
#include <cstring>

#include "engine/inspect/match/segment_reader.h"

using namespace sekimori;
using namespace sekimori::inspect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const FingerprintKey key{};
  Bytes bytes(data, data + size);
  if (bytes.size() >= segment_format::header_size) {
    // Make the checks right, as a hostile writer with the key could.
    const SipHasher hasher(key);
    const auto number = [&](size_t at) {
      std::uint64_t value;
      std::memcpy(&value, bytes.data() + at, 8);
      return std::min<std::uint64_t>(value, bytes.size());
    };
    const auto put = [&](size_t at, std::uint64_t value) { std::memcpy(bytes.data() + at, &value, 8); };
    std::memcpy(bytes.data(), segment_format::magic.data(), 8);
    const std::uint64_t edges[7] = {segment_format::header_size, number(32), number(40), number(48), number(56), number(64), number(72)};
    const auto section = [&](int i) {
      return edges[i] <= edges[i + 1] ? ByteView(bytes).subspan(edges[i], edges[i + 1] - edges[i]) : ByteView();
    };
    put(80, hasher(section(0)));
    put(88, hasher(section(1)));
    put(96, hasher(section(4)));
    put(104, hasher(section(5)));
    put(120, hasher(ByteView(bytes).first(120)));
  }
  const auto segment = SegmentReader::over(bytes, "fuzz", key);
  if (!segment) return 0;
  for (size_t block = 0; block < segment->blocks() && block < 64; ++block) (void)segment->read_block(block);
  for (std::uint32_t i = 0; i < segment->documents().size() && i < 64; ++i) (void)segment->places_of(i);
  std::vector<Posting> found;
  for (std::uint64_t hash : {std::uint64_t(1), std::uint64_t(0x123456789abc), ~std::uint64_t(0)}) {
    (void)segment->may_hold(hash);
    (void)segment->find(hash, 16, found);
  }
  return 0;
}
