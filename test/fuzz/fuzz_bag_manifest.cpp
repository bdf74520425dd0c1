// rooms: base engine/ledger engine/seal
// Manifests of bags and the names in them.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "engine/seal/manifest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text = as_text(ByteView(data, size));
  for (const size_t digits : {size_t(64), size_t(128)}) {
    const seal::Manifest manifest = seal::parse_manifest(text, digits);
    for (const seal::ManifestEntry& entry : manifest.entries) {
      SEKIMORI_CHECK(seal::is_safe_path(entry.path) && entry.digest.size() == digits);
      const auto again = seal::parse_manifest(seal::manifest_line(entry.digest, entry.path), digits);
      SEKIMORI_CHECK(again.entries.size() == 1 && again.entries[0].path == entry.path);
    }
  }
  SEKIMORI_CHECK(seal::decode_path(seal::encode_path(text)) == text);
  SEKIMORI_CHECK(seal::stored_name(text).size() <= 255);
  (void)seal::exhibit_of(text);
  return 0;
}
