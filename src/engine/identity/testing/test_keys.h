// Private keys for tests: they sign as a provider or a security key would.
#pragma once

#include "base/bytes.h"
#include "base/json.h"

namespace sekimori::identity::testing {

enum class TestKeyKind { rsa2048, rsa1024, p256, ed25519 };

class TestKey {
 public:
  explicit TestKey(TestKeyKind kind);
  ~TestKey();
  TestKey(const TestKey&) = delete;
  TestKey& operator=(const TestKey&) = delete;

  Json web_key(std::string_view id) const;          // JWK with its public half
  Bytes cose_key() const;                           // COSE_Key, for P-256 and Ed25519
  Bytes sign_jose(std::string_view message) const;  // r || s for P-256
  Bytes sign_raw(ByteView message) const;           // DER for P-256

 private:
  Bytes number(const char* name, size_t width) const;
  TestKeyKind kind_;
  void* key_;
};

}  // namespace sekimori::identity::testing
