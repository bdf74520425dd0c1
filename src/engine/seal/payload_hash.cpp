#include "engine/seal/payload_hash.h"

#include <openssl/evp.h>

namespace sekimori::seal {

struct PayloadHash::Context {
  Sha256 narrow;
  EVP_MD_CTX* wide = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(wide); }
};

PayloadHash::PayloadHash() : context_(std::make_unique<Context>()) {
  SEKIMORI_CHECK(context_->wide != nullptr && EVP_DigestInit_ex(context_->wide, EVP_sha512(), nullptr) == 1);
}
PayloadHash::~PayloadHash() = default;

void PayloadHash::update(ByteView bytes) {
  context_->narrow.update(bytes);
  SEKIMORI_CHECK(EVP_DigestUpdate(context_->wide, bytes.data(), bytes.size()) == 1);
}

PayloadDigests PayloadHash::finish() {
  std::array<Byte, 64> wide{};
  unsigned int length = 0;
  SEKIMORI_CHECK(EVP_DigestFinal_ex(context_->wide, wide.data(), &length) == 1 && length == wide.size());
  SEKIMORI_CHECK(EVP_DigestInit_ex(context_->wide, EVP_sha512(), nullptr) == 1);
  return {to_hex(context_->narrow.finish()), to_hex(ByteView(wide))};
}

}  // namespace sekimori::seal
