#include "engine/identity/testing/test_keys.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>

namespace sekimori::identity::testing {
namespace {

EVP_PKEY* as_key(void* key) { return static_cast<EVP_PKEY*>(key); }

EVP_PKEY* generate(TestKeyKind kind) {
  switch (kind) {
    case TestKeyKind::rsa2048: return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(2048));
    case TestKeyKind::rsa1024: return EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(1024));
    case TestKeyKind::p256: return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    case TestKeyKind::ed25519: break;
  }
  return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
}

}  // namespace

TestKey::TestKey(TestKeyKind kind) : kind_(kind), key_(generate(kind)) { SEKIMORI_CHECK(key_ != nullptr); }
TestKey::~TestKey() { EVP_PKEY_free(as_key(key_)); }

Bytes TestKey::number(const char* name, size_t width) const {
  BIGNUM* value = nullptr;
  SEKIMORI_CHECK(EVP_PKEY_get_bn_param(as_key(key_), name, &value) == 1);
  Bytes out(width == 0 ? static_cast<size_t>(BN_num_bytes(value)) : width);
  SEKIMORI_CHECK(BN_bn2binpad(value, out.data(), static_cast<int>(out.size())) >= 0);
  BN_free(value);
  return out;
}

Json TestKey::web_key(std::string_view id) const {
  if (kind_ == TestKeyKind::p256)
    return Json::object({{"kid", id},
                         {"kty", "EC"},
                         {"crv", "P-256"},
                         {"use", "sig"},
                         {"x", to_base64url(number(OSSL_PKEY_PARAM_EC_PUB_X, 32))},
                         {"y", to_base64url(number(OSSL_PKEY_PARAM_EC_PUB_Y, 32))}});
  if (kind_ == TestKeyKind::ed25519) {
    Bytes raw(32);
    size_t size = raw.size();
    SEKIMORI_CHECK(EVP_PKEY_get_raw_public_key(as_key(key_), raw.data(), &size) == 1);
    return Json::object({{"kid", id}, {"kty", "OKP"}, {"crv", "Ed25519"}, {"x", to_base64url(raw)}});
  }
  return Json::object({{"kid", id},
                       {"kty", "RSA"},
                       {"n", to_base64url(number(OSSL_PKEY_PARAM_RSA_N, 0))},
                       {"e", to_base64url(number(OSSL_PKEY_PARAM_RSA_E, 0))}});
}

Bytes TestKey::cose_key() const {
  if (kind_ == TestKeyKind::p256) {
    Bytes out = *from_hex("a5010203262001215820");  // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    append(out, number(OSSL_PKEY_PARAM_EC_PUB_X, 32));
    append(out, *from_hex("225820"));
    append(out, number(OSSL_PKEY_PARAM_EC_PUB_Y, 32));
    return out;
  }
  Bytes out = *from_hex("a4010103272006215820");  // {1: 1, 3: -8, -1: 6, -2: x}
  Bytes raw(32);
  size_t size = raw.size();
  SEKIMORI_CHECK(EVP_PKEY_get_raw_public_key(as_key(key_), raw.data(), &size) == 1);
  append(out, raw);
  return out;
}

Bytes TestKey::sign_raw(ByteView message) const {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  const EVP_MD* digest = kind_ == TestKeyKind::ed25519 ? nullptr : EVP_sha256();
  Bytes out(1024);
  size_t size = out.size();
  SEKIMORI_CHECK(EVP_DigestSignInit(context, nullptr, digest, nullptr, as_key(key_)) == 1);
  SEKIMORI_CHECK(EVP_DigestSign(context, out.data(), &size, message.data(), message.size()) == 1);
  EVP_MD_CTX_free(context);
  out.resize(size);
  return out;
}

Bytes TestKey::sign_jose(std::string_view message) const {
  const Bytes raw = sign_raw(as_bytes(message));
  if (kind_ != TestKeyKind::p256) return raw;
  const Byte* at = raw.data();
  ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(raw.size()));
  SEKIMORI_CHECK(pair != nullptr);
  Bytes out(64);
  BN_bn2binpad(ECDSA_SIG_get0_r(pair), out.data(), 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(pair), out.data() + 32, 32);
  ECDSA_SIG_free(pair);
  return out;
}

}  // namespace sekimori::identity::testing
