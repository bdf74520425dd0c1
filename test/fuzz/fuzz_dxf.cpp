// rooms: engine/inspect model base
// Any bytes as a drawing.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/inspect/extract/extractor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  inspect::ExtractionLimits limits;
  limits.member_bytes = std::uint64_t(8) << 20;
  limits.total_bytes = std::uint64_t(16) << 20;
  limits.text_bytes = std::uint64_t(4) << 20;
  limits.members = 200;
  limits.time_nanoseconds = 2 * nanoseconds_per_second;
  const auto objects = inspect::extract_bytes("a.dxf", ByteView(data, size), limits);
  if (objects.empty()) __builtin_trap();
  for (const auto& object : objects) {
    if (!is_valid_utf8(object.text)) __builtin_trap();
    if (object.status != model::InspectionStatus::inspected && object.reason == model::Reason::none) __builtin_trap();
    std::uint64_t position = 0;
    for (const auto& part : object.parts) {
      if (part.range.start < position || part.range.end < part.range.start) __builtin_trap();
      position = part.range.end;
    }
    if (position > count_code_points(object.text)) __builtin_trap();
  }
  return 0;
}
