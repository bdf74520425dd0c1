// rooms: base model engine/link
// Any bytes as a stop-list of either kind: no crash, and what it lists in so many words is stopped.
#include "engine/link/stop_lists.h"

using namespace sekimori;
using namespace sekimori::link;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  StopLists lists;
  (void)lists.add_warning_list("list", text);
  (void)lists.add_lines("lines", text);
  for (const char* value : {"www.example.com", "a.b.c.example", "198.18.0.1", "2001:db8::1", "abuse@example.com"})
    for (const FeatureType type : {FeatureType::domain, FeatureType::ip, FeatureType::network, FeatureType::from_address, FeatureType::url})
      (void)lists.judge({type, value});
  return 0;
}
