// rooms: base model engine/link
// Any bytes as a catalogue of exploited vulnerabilities or as a table of devices: no crash, and no count below the floor.
#include "engine/link/exposure.h"

using namespace sekimori;
using namespace sekimori::link;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)KnownExploited::parse(text);
  static const KnownExploited known = *KnownExploited::parse(
      R"({"vulnerabilities":[{"cveID":"CVE-1","vendorProject":"v","product":"p"},{"cveID":"CVE-2","vendorProject":"v w","product":"Multiple Products"}]})");
  if (const auto devices = read_devices(text, "t"))
    for (const Exposure& one : exposures({"CVE-1", "CVE-2", "CVE-3"}, known, *devices, 2))
      for (const ExposedClass& exposed : one.classes) SEKIMORI_CHECK(!exposed.members || *exposed.members >= 2);
  return 0;
}
