// Security keys (WebAuthn Level 2): what a browser sends back at registration and at log-in, checked with libfido2.
//
//   const Ceremony ceremony{.challenge = challenge, .origin = "https://sekimori.example", .relying_party = "sekimori.example"};
//   SecurityKey key = TRY(check_registration(ceremony, client_data, attestation_object));
//   ...
//   key.counter = TRY(check_assertion(ceremony, key, client_data, authenticator_data, signature));
//
// The challenge is random, made for this one ceremony, and forgotten afterwards: that is the caller's duty. Attestation "none", "packed"
// and "fido-u2f" are taken; a statement that is there must verify, who made the key is not judged. Algorithms: ES256, EdDSA, RS256.
// not_permitted with what did not hold; invalid_input for bytes that are none of this.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"

namespace sekimori::identity {

constexpr size_t largest_ceremony_part = 16 << 10;  // bytes of client data, attestation object, authenticator data
constexpr size_t challenge_bytes = 32;
constexpr size_t largest_credential_id = 1023;

struct Ceremony {
  Bytes challenge;
  std::string origin;         // as the browser writes it: scheme, host, port
  std::string relying_party;  // the host alone
};

enum class KeyAlgorithm : int { es256 = -7, eddsa = -8, rs256 = -257 };  // COSE numbers

struct SecurityKey {
  Bytes credential;  // id
  KeyAlgorithm algorithm = KeyAlgorithm::es256;
  Bytes public_key;            // as libfido2 keeps it: x || y, x, or n || e
  std::uint32_t counter = 0;   // of the last use; 0: the key counts nothing
  bool user_verified = false;  // it asked for a PIN or a finger
};

Result<SecurityKey> check_registration(const Ceremony& ceremony, ByteView client_data, ByteView attestation_object);

// The key's new counter. A counter that did not grow means that the key was copied: not_permitted.
Result<std::uint32_t> check_assertion(const Ceremony& ceremony, const SecurityKey& key, ByteView client_data, ByteView authenticator_data,
                                      ByteView signature);

Json to_json(const SecurityKey& key);
Result<SecurityKey> security_key_from_json(const Json& body);

}  // namespace sekimori::identity
