// rooms: base model engine/link
// Any bytes as a catalogue of exploited vulnerabilities or as a table of devices: no crash, and no count below the floor.
#include "engine/link/exposure.h"

using namespace sekimori;
using namespace sekimori::link;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto given = model::read_exploited_catalogue(text, "t"))
    for (const model::ExploitedWeakness& weakness : given->weaknesses()) {
      SEKIMORI_CHECK(given->find(weakness.id) != nullptr);
      for (const model::ExploitedHit& hit : given->concerning(weakness.vendor, weakness.product)) SEKIMORI_CHECK(!hit.weakness->id.empty());
    }
  static const model::ExploitedCatalogue known = *model::read_exploited_catalogue(
      R"({"vulnerabilities":[{"cveID":"CVE-1","vendorProject":"v","product":"p"},{"cveID":"CVE-2","vendorProject":"v w","product":"Multiple Products"}]})",
      "own");
  if (const auto devices = read_devices(text, "t"))
    for (const Exposure& one : exposures({"CVE-1", "CVE-2", "CVE-3"}, known, *devices, 2))
      for (const ExposedClass& exposed : one.classes) SEKIMORI_CHECK(!exposed.members || *exposed.members >= 2);
  return 0;
}
