// rooms: base model engine/detect
#include "engine/detect/mapping.h"

using namespace sekimori;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  (void)detect::MappingSet::parse(as_text(ByteView(data, size)), "fuzz.toml");
  return 0;
}
