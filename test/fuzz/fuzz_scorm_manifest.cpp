// rooms: base model engine/inspect
// imsmanifest.xml of anybody: no page leads out of its package, and what is told is one line of valid text.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/inspect/extract/scorm_manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const inspect::ScormManifest manifest = inspect::read_scorm_manifest(text);
  SEKIMORI_CHECK(manifest.items.size() <= inspect::most_scorm_items);
  SEKIMORI_CHECK(is_valid_utf8(manifest.title) && manifest.title.find('\n') == std::string::npos);
  for (const inspect::ScormItem& item : manifest.items) {
    SEKIMORI_CHECK(is_valid_utf8(item.title) && item.title.find_first_of("\n\t") == std::string::npos);
    SEKIMORI_CHECK(item.page.empty() || inspect::path_in_package(item.page) == item.page);
  }
  const std::string plain = inspect::path_in_package(text);
  SEKIMORI_CHECK(!plain.starts_with('/') && !("/" + plain + "/").contains("/../"));
  if (!plain.empty()) SEKIMORI_CHECK(inspect::path_in_package(plain) == plain);
  return 0;
}
