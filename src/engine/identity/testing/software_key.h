// A security key made of software: answers a browser's ceremony as CTAP2 devices do, and misbehaves where a test asks for it.
#pragma once

#include "base/digest.h"
#include "engine/identity/security_key.h"
#include "engine/identity/testing/test_keys.h"

namespace sekimori::identity::testing {

class SoftwareKey {
 public:
  explicit SoftwareKey(TestKeyKind kind = TestKeyKind::p256) : key(kind) {}

  struct Registration {
    Bytes client_data;
    Bytes attestation_object;
  };
  struct Assertion {
    Bytes client_data;
    Bytes authenticator_data;
    Bytes signature;
  };

  static Bytes client_data(const Ceremony& ceremony, std::string_view type) {
    return to_bytes(
        Json::object({{"type", type}, {"challenge", to_base64url(ceremony.challenge)}, {"origin", ceremony.origin}, {"crossOrigin", false}})
            .dump());
  }
  Bytes header(const Ceremony& ceremony, Byte more_flags) const {
    const Digest name = sha256(ceremony.relying_party);
    Bytes out(name.begin(), name.end());
    out.push_back(static_cast<Byte>(flags | more_flags));
    append_u32_be(out, counter);
    return out;
  }
  Bytes credential_data(const Ceremony& ceremony) const {
    Bytes out = header(ceremony, 0x40);
    out.resize(out.size() + 16);  // the model's number: none
    append_u16_be(out, static_cast<std::uint16_t>(credential.size()));
    append(out, credential);
    append(out, key.cose_key());
    return out;
  }
  Registration register_with(const Ceremony& ceremony, bool packed = false) const {
    Registration out;
    out.client_data = client_data(ceremony, "webauthn.create");
    const Bytes data = credential_data(ceremony);
    Bytes& object = out.attestation_object;
    object.push_back(0xa3);
    add_text(object, "fmt");
    add_text(object, packed ? "packed" : "none");
    add_text(object, "attStmt");
    if (packed) {
      Bytes message = data;
      const Digest hash = sha256(out.client_data);
      append(message, hash);
      object.push_back(0xa2);
      add_text(object, "alg");
      object.push_back(0x26);  // -7
      add_text(object, "sig");
      add_bytes(object, key.sign_raw(message));
    } else {
      object.push_back(0xa0);
    }
    add_text(object, "authData");
    add_bytes(object, data);
    return out;
  }
  Assertion answer(const Ceremony& ceremony) {
    ++counter;
    Assertion out;
    out.client_data = client_data(ceremony, "webauthn.get");
    out.authenticator_data = header(ceremony, 0);
    Bytes message = out.authenticator_data;
    append(message, sha256(out.client_data));
    out.signature = key.sign_raw(message);
    return out;
  }

  TestKey key;
  Bytes credential = to_bytes("a credential of software");
  std::uint32_t counter = 0;
  Byte flags = 0x01;  // touched

 private:
  static void add_head(Bytes& out, Byte kind, size_t size) {
    if (size < 24) {
      out.push_back(static_cast<Byte>(kind | size));
    } else if (size < 256) {
      out.push_back(static_cast<Byte>(kind | 24));
      out.push_back(static_cast<Byte>(size));
    } else {
      out.push_back(static_cast<Byte>(kind | 25));
      append_u16_be(out, static_cast<std::uint16_t>(size));
    }
  }
  static void add_text(Bytes& out, std::string_view text) {
    add_head(out, 0x60, text.size());
    append(out, text);
  }
  static void add_bytes(Bytes& out, ByteView bytes) {
    add_head(out, 0x40, bytes.size());
    append(out, bytes);
  }
};

}  // namespace sekimori::identity::testing
