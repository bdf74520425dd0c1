// rooms: base engine/identity
// What a browser sends of a security key: CBOR, authenticator data, client data. Nothing passes as an answer to a challenge nobody gave.
#include <cstddef>
#include <cstdint>

#include "base/digest.h"
#include "engine/identity/cbor_item.h"
#include "engine/identity/security_key.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const ByteView bytes(data, size);
  size_t offset = 0;
  if (const auto item = identity::read_cbor(bytes, offset)) SEKIMORI_CHECK(item->whole.size() == offset && offset <= size);
  (void)identity::cbor_map(bytes);
  const identity::Ceremony ceremony{Bytes(identity::challenge_bytes, 1), "https://sekimori.example", "sekimori.example"};
  static const std::string client_data = Json::object({{"type", "webauthn.create"},
                                                       {"challenge", to_base64url(Bytes(identity::challenge_bytes, 1))},
                                                       {"origin", "https://sekimori.example"}})
                                             .dump();
  (void)identity::check_registration(ceremony, as_bytes(client_data), bytes);
  SEKIMORI_CHECK(!identity::check_registration(ceremony, bytes, bytes));
  return 0;
}
