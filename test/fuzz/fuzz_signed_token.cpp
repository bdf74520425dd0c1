// rooms: base engine/identity
// Identity tokens and key sets of a provider: whatever comes, no token passes without a signature of a known key.
#include <cstddef>
#include <cstdint>

#include "engine/identity/signed_token.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const std::string_view text = as_text(ByteView(data, size));
  if (const auto parts = identity::parse_token(text)) SEKIMORI_CHECK(text.starts_with(parts->signed_text));
  // A key of P-256 whose private half nobody has kept.
  static const identity::WebKeySet keys = *identity::WebKeySet::parse(*Json::parse(
      R"({"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]})"));
  SEKIMORI_CHECK(
      !identity::check_identity_token(text, keys, {"https://id.example", "sekimori", "n", Instant::from_seconds(1'780'000'000)}));
  if (const auto document = Json::parse(text)) (void)identity::WebKeySet::parse(*document);
  return 0;
}
