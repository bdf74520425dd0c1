// rooms: engine/inspect model base
// Any bytes as a compressed container of a macro's text; what comes out is bounded.
#include <cstddef>
#include <cstdint>

#include "engine/inspect/extract/macros.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string text = inspect::decompress_macro(ByteView(data, size));
  // A chunk of three bytes can give 4096 at most.
  if (text.size() > size * 4200 + 4200) __builtin_trap();
  return 0;
}
