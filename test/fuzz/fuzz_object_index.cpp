// rooms: base model store/objects
// A record of an index is one with a right checksum or none, and written again it is the same bytes.
#include <algorithm>

#include "store/objects/record.h"

using namespace sekimori;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const ByteView bytes(data, size);
  (void)objects::check_index_header(bytes, "fuzz");
  const auto record = objects::parse_record(bytes);
  if (!record) return 0;
  Bytes again;
  objects::append_record(again, *record);
  // Two bytes that mean nothing may hold anything; all others say something.
  SEKIMORI_CHECK(again.size() == objects::record_bytes);
  SEKIMORI_CHECK(std::ranges::equal(ByteView(again).subspan(8, 6), bytes.subspan(8, 6)));
  SEKIMORI_CHECK(std::ranges::equal(ByteView(again).subspan(16), bytes.subspan(16, objects::record_bytes - 16)));
  return 0;
}
