#include "engine/identity/security_key.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <memory>
#include <mutex>

#include "base/digest.h"
#include "base/phrase.h"
#include "base/text.h"
#include "engine/identity/cbor_item.h"

namespace sekimori::identity {
namespace {

constexpr Byte user_present = 0x01;
constexpr Byte user_verified = 0x04;
constexpr Byte has_credential = 0x40;
constexpr size_t flags_at = 32;         // behind the hash of the relying party's name
constexpr size_t shortest_header = 37;  // hash, flags, counter

template <class T, void (*release)(T**)>
struct Release {
  void operator()(T* pointer) const { release(&pointer); }
};
using Credential = std::unique_ptr<fido_cred_t, Release<fido_cred_t, fido_cred_free>>;
using Assertion = std::unique_ptr<fido_assert_t, Release<fido_assert_t, fido_assert_free>>;
using Es256 = std::unique_ptr<es256_pk_t, Release<es256_pk_t, es256_pk_free>>;
using Eddsa = std::unique_ptr<eddsa_pk_t, Release<eddsa_pk_t, eddsa_pk_free>>;
using Rs256 = std::unique_ptr<rs256_pk_t, Release<rs256_pk_t, rs256_pk_free>>;

void begin() {
  static std::once_flag once;
  std::call_once(once, [] { fido_init(0); });
}

std::unexpected<Error> refused(const Phrase& why) { return error(ErrorCode::not_permitted, "the security key is refused: {}", why); }
std::unexpected<Error> malformed(const Phrase& what) {
  return error(ErrorCode::invalid_input, "the security key's answer cannot be read: {}", what);
}

Result<void> check_client_data(const Ceremony& ceremony, ByteView client_data, std::string_view type) {
  if (client_data.size() > largest_ceremony_part || !is_valid_utf8(as_text(client_data))) return malformed("client data");
  const Json data = TRY(Json::parse(as_text(client_data)));
  if (data["type"].text() != type) return refused("its answer belongs to another step");
  const auto challenge = from_base64url(data["challenge"].text());
  if (ceremony.challenge.size() != challenge_bytes || !challenge || !equal_constant_time(*challenge, ceremony.challenge))
    return refused("it answers another challenge");
  if (data["origin"].text() != ceremony.origin) return refused("it was used for another address");
  if (data["crossOrigin"].bool_or(false)) return refused("it was used from inside another page");
  return {};
}

// Before libfido2 sees it: long enough, ours, and somebody touched the key.
Result<void> check_header(const Ceremony& ceremony, ByteView data) {
  if (data.size() < shortest_header || data.size() > largest_ceremony_part) return malformed("authenticator data");
  if (!equal_constant_time(data.first(flags_at), sha256(ceremony.relying_party))) return refused("it belongs to another address");
  if ((data[flags_at] & user_present) == 0) return refused("nobody touched it");
  return {};
}

Bytes copy_of(const unsigned char* bytes, size_t size) { return bytes == nullptr ? Bytes() : Bytes(bytes, bytes + size); }

// The COSE algorithm of a credential that libfido2 has decoded is what the credential was set to, so each is tried.
Credential decode(const Ceremony& ceremony, ByteView client_data, ByteView authenticator_data, KeyAlgorithm algorithm, const char* format) {
  Credential credential(fido_cred_new());
  const Digest hash = sha256(client_data);
  if (!credential || fido_cred_set_type(credential.get(), static_cast<int>(algorithm)) != FIDO_OK ||
      fido_cred_set_clientdata_hash(credential.get(), hash.data(), hash.size()) != FIDO_OK ||
      fido_cred_set_rp(credential.get(), ceremony.relying_party.c_str(), nullptr) != FIDO_OK ||
      fido_cred_set_fmt(credential.get(), format) != FIDO_OK ||
      fido_cred_set_authdata_raw(credential.get(), authenticator_data.data(), authenticator_data.size()) != FIDO_OK)
    return {};
  return credential;
}

Result<void> check_statement(fido_cred_t* credential, std::string_view format, ByteView statement) {
  if (format == "none") return {};
  if (fido_cred_set_attstmt(credential, statement.data(), statement.size()) != FIDO_OK) return malformed("attestation statement");
  const bool has_certificate = fido_cred_x5c_len(credential) > 0;
  const int verdict = has_certificate ? fido_cred_verify(credential) : fido_cred_verify_self(credential);
  if (verdict != FIDO_OK) return refused("its attestation does not verify");
  return {};
}

}  // namespace

Result<SecurityKey> check_registration(const Ceremony& ceremony, ByteView client_data, ByteView attestation_object) {
  begin();
  TRY(check_client_data(ceremony, client_data, "webauthn.create"));
  if (attestation_object.size() > largest_ceremony_part) return malformed("attestation object");
  const auto members = TRY(cbor_map(attestation_object));
  const auto format = members.find("fmt");
  const auto data = members.find("authData");
  const auto statement = members.find("attStmt");
  if (format == members.end() || data == members.end() || statement == members.end() || format->second.kind != CborKind::text ||
      data->second.kind != CborKind::bytes || statement->second.kind != CborKind::map)
    return malformed("attestation object");
  const std::string kind(as_text(format->second.content));
  if (kind != "none" && kind != "packed" && kind != "fido-u2f") return refused("its attestation is of an unknown kind");
  if (kind == "none" && statement->second.argument != 0) return malformed("attestation statement");
  const ByteView authenticator_data = data->second.content;
  TRY(check_header(ceremony, authenticator_data));
  if ((authenticator_data[flags_at] & has_credential) == 0) return malformed("it holds no credential");

  for (const KeyAlgorithm algorithm : {KeyAlgorithm::es256, KeyAlgorithm::eddsa, KeyAlgorithm::rs256}) {
    const Credential credential = decode(ceremony, client_data, authenticator_data, algorithm, kind.c_str());
    if (!credential) continue;
    TRY(check_statement(credential.get(), kind, statement->second.whole));
    SecurityKey key;
    key.algorithm = algorithm;
    key.credential = copy_of(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get()));
    key.public_key = copy_of(fido_cred_pubkey_ptr(credential.get()), fido_cred_pubkey_len(credential.get()));
    key.counter = fido_cred_sigcount(credential.get());
    key.user_verified = (fido_cred_flags(credential.get()) & user_verified) != 0;
    if (key.credential.empty() || key.credential.size() > largest_credential_id || key.public_key.empty())
      return malformed("it holds no credential");
    return key;
  }
  return refused("its key is not of ES256, EdDSA or RS256");
}

Result<std::uint32_t> check_assertion(const Ceremony& ceremony, const SecurityKey& key, ByteView client_data, ByteView authenticator_data,
                                      ByteView signature) {
  begin();
  TRY(check_client_data(ceremony, client_data, "webauthn.get"));
  TRY(check_header(ceremony, authenticator_data));
  if (signature.empty() || signature.size() > largest_ceremony_part) return malformed("signature");
  const Assertion assertion(fido_assert_new());
  const Digest hash = sha256(client_data);
  if (!assertion || fido_assert_set_clientdata_hash(assertion.get(), hash.data(), hash.size()) != FIDO_OK ||
      fido_assert_set_rp(assertion.get(), ceremony.relying_party.c_str()) != FIDO_OK ||
      fido_assert_set_count(assertion.get(), 1) != FIDO_OK || fido_assert_set_up(assertion.get(), FIDO_OPT_TRUE) != FIDO_OK ||
      fido_assert_set_authdata_raw(assertion.get(), 0, authenticator_data.data(), authenticator_data.size()) != FIDO_OK ||
      fido_assert_set_sig(assertion.get(), 0, signature.data(), signature.size()) != FIDO_OK)
    return malformed("authenticator data");

  const auto verify = [&](const void* public_key) {
    return fido_assert_verify(assertion.get(), 0, static_cast<int>(key.algorithm), public_key) == FIDO_OK;
  };
  bool good = false;
  if (key.algorithm == KeyAlgorithm::es256) {
    const Es256 known(es256_pk_new());
    good = known && es256_pk_from_ptr(known.get(), key.public_key.data(), key.public_key.size()) == FIDO_OK && verify(known.get());
  } else if (key.algorithm == KeyAlgorithm::eddsa) {
    const Eddsa known(eddsa_pk_new());
    good = known && eddsa_pk_from_ptr(known.get(), key.public_key.data(), key.public_key.size()) == FIDO_OK && verify(known.get());
  } else {
    const Rs256 known(rs256_pk_new());
    good = known && rs256_pk_from_ptr(known.get(), key.public_key.data(), key.public_key.size()) == FIDO_OK && verify(known.get());
  }
  if (!good) return refused("its signature does not verify");
  const std::uint32_t counter = fido_assert_sigcount(assertion.get(), 0);
  if ((counter != 0 || key.counter != 0) && counter <= key.counter)
    return refused("its counter did not grow; it may have been copied, so remove it and register another");
  return counter;
}

Json to_json(const SecurityKey& key) {
  return Json::object({{"credential", to_base64url(key.credential)},
                       {"algorithm", static_cast<int>(key.algorithm)},
                       {"public_key", to_base64url(key.public_key)},
                       {"counter", static_cast<std::int64_t>(key.counter)},
                       {"user_verified", key.user_verified}});
}

Result<SecurityKey> security_key_from_json(const Json& body) {
  SecurityKey key;
  key.credential = TRY(from_base64url(body["credential"].text()));
  key.public_key = TRY(from_base64url(body["public_key"].text()));
  key.algorithm = static_cast<KeyAlgorithm>(body["algorithm"].integer_or(-7));
  key.counter = static_cast<std::uint32_t>(body["counter"].integer_or(0));
  key.user_verified = body["user_verified"].bool_or(false);
  return key;
}

}  // namespace sekimori::identity
