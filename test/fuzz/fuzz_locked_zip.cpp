// rooms: engine/inspect model base
// Any bytes as an archive with passwords to try.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/inspect/extract/extractor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  inspect::ExtractionLimits limits;
  limits.member_bytes = std::uint64_t(8) << 20;
  limits.total_bytes = std::uint64_t(16) << 20;
  limits.members = 50;
  limits.time_nanoseconds = 2 * nanoseconds_per_second;
  limits.correspondence = true;
  limits.passwords = {"a", "infected"};
  for (const auto& object : inspect::extract_bytes("a.zip", ByteView(data, size), limits))
    if (!is_valid_utf8(object.text)) __builtin_trap();
  return 0;
}
