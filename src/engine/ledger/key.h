// Keys that sign and verify the ledger's checkpoints: Ed25519 (RFC 8032), named and printed as C2SP signed notes do.
//
//   SigningKey key = SigningKey::generate(random, "example.jp/ledger");
//   TRY(key.save(files, "ledger.key", nullptr));
//   std::string vkey = key.vkey();             // "example.jp/ledger+1a2b3c4d+AW..." to pin elsewhere
//   VerifierKey known = TRY(VerifierKey::parse(vkey));
//   known.verify(text, signature);
#pragma once

#include <array>
#include <string>

#include "base/digest.h"
#include "base/files.h"
#include "base/random.h"
#include "base/sensitive.h"

namespace sekimori::ledger {

// First byte of an encoded public key (signed-note, "Signature types"). Others are read and kept, never verified.
enum class KeyAlgorithm : Byte { ed25519 = 0x01, ecdsa = 0x02, cosignature_ed25519 = 0x04, ml_dsa_44 = 0x06 };

// Not empty, no Unicode space, no '+', no control character, valid UTF-8.
bool is_valid_key_name(std::string_view name);

// First four bytes of SHA-256(name || 0x0A || type || public key), big endian.
std::uint32_t key_id_of(std::string_view name, KeyAlgorithm algorithm, ByteView public_key);

class VerifierKey {
 public:
  // "name+hexid+base64(type || key)"; a trailing newline is fine. invalid_input with the reason; a type that cannot be
  // verified here is refused.
  static Result<VerifierKey> parse(std::string_view vkey);
  static VerifierKey ed25519(std::string name, const std::array<Byte, 32>& public_key);

  const std::string& name() const { return name_; }
  std::uint32_t id() const { return id_; }
  KeyAlgorithm algorithm() const { return algorithm_; }
  const std::array<Byte, 32>& public_key() const { return public_key_; }
  std::string to_string() const;  // the vkey
  std::string to_pem() const;     // SubjectPublicKeyInfo (RFC 8410) for `openssl pkeyutl -pubin`

  // Strict: points of small order and encodings that are not canonical are refused. About 60 us.
  bool verify(ByteView message, ByteView signature) const;

  bool operator==(const VerifierKey&) const = default;

 private:
  VerifierKey() = default;
  std::string name_;
  std::uint32_t id_ = 0;
  KeyAlgorithm algorithm_ = KeyAlgorithm::ed25519;
  std::array<Byte, 32> public_key_{};
};

// A 32-byte key under which other keys are stored (libsodium secretbox).
using WrappingKey = Sensitive<Bytes>;

class SigningKey {
 public:
  static SigningKey generate(Random& random, std::string_view name);  // name: see is_valid_key_name, else it ends the program
  static Result<SigningKey> from_seed(std::string_view name, const Sensitive<Bytes>& seed);  // 32 bytes

  // One JSON file of mode 0600, written durably; docs/format/ledger.md. A key saved under a wrapping key opens with it
  // alone (not_permitted otherwise). A file that others may read is refused (not_permitted).
  static Result<SigningKey> load(Files& files, const Path& path, const WrappingKey* wrapping);
  Result<void> save(Files& files, const Path& path, const WrappingKey* wrapping) const;

  const std::string& name() const { return verifier_.name(); }
  const VerifierKey& verifier() const { return verifier_; }
  std::string vkey() const { return verifier_.to_string(); }
  std::array<Byte, 64> sign(ByteView message) const;  // about 60 us; any thread
  Sensitive<Bytes> seed() const;                      // for recovery exports
  SigningKey copy() const;

 private:
  explicit SigningKey(VerifierKey verifier) : verifier_(std::move(verifier)) {}
  VerifierKey verifier_;
  Sensitive<Bytes> secret_;  // 64 bytes: seed || public key
};

// Seals `secret` under a wrapping key: nonce || box, random nonce. open: not_permitted when the key is another one.
Bytes wrap_secret(ByteView secret, const WrappingKey& key, Random& random);
Result<Sensitive<Bytes>> unwrap_secret(ByteView box, const WrappingKey& key);

// Fails (not_permitted) when the file can be read by group or others.
Result<void> check_private(Files& files, const Path& path);

}  // namespace sekimori::ledger
