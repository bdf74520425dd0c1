// rooms: base model feature/share
// Any bytes as a file that another house handed over: no crash, what is told has words in both languages, and is the same every time.
#include "feature/share/relay_file.h"

using namespace sekimori;
using namespace sekimori::share;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const WarningFile file{.name = "a.json", .content = std::string(reinterpret_cast<const char*>(data), size)};
  const auto told = preview_file(file);
  if (!told) return 0;
  SEKIMORI_CHECK(!told->reports.empty() && !told->said.ja.empty() && !told->said.en.empty());
  SEKIMORI_CHECK(to_json(*preview_file(file)).dump() == to_json(*told).dump());
  return 0;
}
