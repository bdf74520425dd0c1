// rooms: base model feature/share
// Any bytes as MISP events: no crash, every indicator's pattern is one, and the same events give the same objects.
#include "engine/stix/pattern.h"
#include "feature/share/misp_event.h"

using namespace sekimori;
using namespace sekimori::share;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const auto document = Json::parse(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!document) return 0;
  const auto taken = stix_of_misp(*document);
  if (!taken) return 0;
  for (const Json& object : taken->bundle["objects"].items())
    if (object["type"].text() == "indicator") SEKIMORI_CHECK(stix::Pattern::parse(object["pattern"].text()).has_value());
  SEKIMORI_CHECK(stix_of_misp(*document)->bundle.dump() == taken->bundle.dump());
  return 0;
}
