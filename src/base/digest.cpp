#include "base/digest.h"

#define OPENSSL_SUPPRESS_DEPRECATED 1  // the low-level calls avoid one allocation per hash; SHA-256 itself is not deprecated
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace sekimori {

struct Sha256::State {
  SHA256_CTX context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { SHA256_Init(&state_->context); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(ByteView bytes) { SHA256_Update(&state_->context, bytes.data(), bytes.size()); }

Digest Sha256::finish() {
  Digest digest;
  SHA256_Final(digest.data(), &state_->context);
  SHA256_Init(&state_->context);
  return digest;
}

Digest sha256(ByteView bytes) {
  Digest digest;
  SHA256(bytes.data(), bytes.size(), digest.data());
  return digest;
}

Digest sha256(std::string_view text) { return sha256(as_bytes(text)); }

Digest hmac_sha256(ByteView key, ByteView message) {
  Digest digest;
  unsigned int length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), digest.data(), &length);
  return digest;
}

std::string to_hex(const Digest& digest) { return to_hex(ByteView(digest)); }

}  // namespace sekimori
