// rooms: engine/inspect model base
// Any bytes behind a shortcut's header.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/inspect/extract/extractor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  Bytes bytes = to_bytes(std::string_view("L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", 20));
  append(bytes, ByteView(data, size));
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  const auto objects = inspect::extract_bytes("a.lnk", bytes, limits);
  if (objects.size() != 1 || !is_valid_utf8(objects[0].text)) __builtin_trap();
  for (const auto& part : objects[0].parts)
    if (!is_valid_utf8(part.name)) __builtin_trap();
  return 0;
}
