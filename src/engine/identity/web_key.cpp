#include "engine/identity/web_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>

namespace sekimori::identity {
namespace {

constexpr size_t most_keys = 64;
constexpr size_t largest_number = 1024;  // bytes: RSA of 8192 bits
constexpr int least_rsa_bits = 2048;

template <auto function>
struct Free {
  template <class T>
  void operator()(T* pointer) const {
    function(pointer);
  }
};
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Handle = std::shared_ptr<void>;

Handle hold(EVP_PKEY* key) {
  return Handle(key, [](void* pointer) { EVP_PKEY_free(static_cast<EVP_PKEY*>(pointer)); });
}

EVP_PKEY* key_of(const Handle& handle) { return static_cast<EVP_PKEY*>(handle.get()); }

Handle build(const char* kind, OSSL_PARAM_BLD* builder) {
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
  const Context context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
    return {};
  return hold(key);
}

Handle rsa_key(const Json& row) {
  const auto modulus = from_base64url(row["n"].text());
  const auto exponent = from_base64url(row["e"].text());
  if (!modulus || !exponent || modulus->size() > largest_number || exponent->empty() || exponent->size() > 8) return {};
  const Number n(BN_bin2bn(modulus->data(), static_cast<int>(modulus->size()), nullptr));
  const Number e(BN_bin2bn(exponent->data(), static_cast<int>(exponent->size()), nullptr));
  if (!n || !e || BN_num_bits(n.get()) < least_rsa_bits || BN_is_odd(e.get()) == 0 || BN_is_one(e.get()) != 0) return {};
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
    return {};
  return build("RSA", builder.get());
}

Handle p256_key(const Json& row) {
  const auto x = from_base64url(row["x"].text());
  const auto y = from_base64url(row["y"].text());
  if (!x || !y || x->size() != 32 || y->size() != 32) return {};
  Bytes point{0x04};
  append(point, *x);
  append(point, *y);
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return {};
  Handle key = build("EC", builder.get());
  if (!key) return {};
  // A point beside the curve would make the check worthless.
  const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_of(key), nullptr));
  return context && EVP_PKEY_public_check(context.get()) == 1 ? key : Handle();
}

Handle ed25519_key(const Json& row) {
  const auto x = from_base64url(row["x"].text());
  if (!x || x->size() != 32) return {};
  EVP_PKEY* key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, x->data(), x->size());
  return key == nullptr ? Handle() : hold(key);
}

// JOSE writes r and s side by side (RFC 7518, 3.4); OpenSSL wants them as DER.
Bytes to_der(ByteView signature) {
  if (signature.size() != 64) return {};
  Number r(BN_bin2bn(signature.data(), 32, nullptr));
  Number s(BN_bin2bn(signature.data() + 32, 32, nullptr));
  const std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>> pair(ECDSA_SIG_new());
  if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  (void)r.release();
  (void)s.release();
  Byte* out = nullptr;
  const int length = i2d_ECDSA_SIG(pair.get(), &out);
  if (length <= 0) return {};
  Bytes der(out, out + length);
  OPENSSL_free(out);
  return der;
}

}  // namespace

Result<WebKeySet> WebKeySet::parse(const Json& document) {
  if (!document["keys"].is_array()) return error(ErrorCode::invalid_input, "a key set has a list 'keys'");
  WebKeySet set;
  for (const Json& row : document["keys"].items()) {
    if (set.keys_.size() == most_keys) break;
    if (row["use"].is_string() && row["use"].text() != "sig") continue;
    Key key;
    key.id = row["kid"].text();
    const std::string_view kind = row["kty"].text();
    if (kind == "RSA") {
      key.algorithm = "RS256";
      key.handle = rsa_key(row);
    } else if (kind == "EC" && row["crv"].text() == "P-256") {
      key.algorithm = "ES256";
      key.handle = p256_key(row);
    } else if (kind == "OKP" && row["crv"].text() == "Ed25519") {
      key.algorithm = "EdDSA";
      key.handle = ed25519_key(row);
    }
    if (!key.handle || (row["alg"].is_string() && row["alg"].text() != key.algorithm)) continue;
    set.keys_.push_back(std::move(key));
  }
  if (set.keys_.empty()) return error(ErrorCode::invalid_input, "the key set holds no key for RS256, ES256 or EdDSA");
  return set;
}

bool WebKeySet::verify_with(const Key& key, ByteView message, ByteView signature) {
  const Bytes der = key.algorithm == "ES256" ? to_der(signature) : Bytes(signature.begin(), signature.end());
  const DigestContext context(EVP_MD_CTX_new());
  if (!context || der.empty()) return false;
  const EVP_MD* digest = key.algorithm == "EdDSA" ? nullptr : EVP_sha256();
  return EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key_of(key.handle)) == 1 &&
         EVP_DigestVerify(context.get(), der.data(), der.size(), message.data(), message.size()) == 1;
}

bool WebKeySet::knows(std::string_view key_id) const {
  return std::ranges::any_of(keys_, [&](const Key& key) { return key.id == key_id; });
}

bool WebKeySet::verify(std::string_view algorithm, std::string_view key_id, ByteView message, ByteView signature) const {
  return std::ranges::any_of(keys_, [&](const Key& key) {
    return key.algorithm == algorithm && (key_id.empty() || key.id == key_id) && verify_with(key, message, signature);
  });
}

}  // namespace sekimori::identity
