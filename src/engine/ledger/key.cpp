#include "engine/ledger/key.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::ledger {
namespace {

constexpr std::string_view format_name = "sekimori-key";

bool is_unicode_space(char32_t c) {
  return c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::unexpected<Error> bad_vkey(const Phrase& why) { return error(ErrorCode::invalid_input, "verifier key: {}", why); }

}  // namespace

bool is_valid_key_name(std::string_view name) {
  if (name.empty() || !is_valid_utf8(name)) return false;
  for (size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (c < 0x20 || c == '+' || is_unicode_space(c)) return false;
  }
  return true;
}

std::uint32_t key_id_of(std::string_view name, KeyAlgorithm algorithm, ByteView public_key) {
  Sha256 hash;
  hash.update(name);
  const Byte middle[] = {'\n', static_cast<Byte>(algorithm)};
  hash.update(ByteView(middle));
  hash.update(public_key);
  const Digest digest = hash.finish();
  return (std::uint32_t(digest[0]) << 24) | (std::uint32_t(digest[1]) << 16) | (std::uint32_t(digest[2]) << 8) | digest[3];
}

Result<VerifierKey> VerifierKey::parse(std::string_view vkey) {
  while (vkey.ends_with('\n') || vkey.ends_with('\r')) vkey.remove_suffix(1);
  const size_t first = vkey.find('+');
  const size_t second = first == std::string_view::npos ? first : vkey.find('+', first + 1);
  if (second == std::string_view::npos) return bad_vkey("not of the form NAME+ID+KEY");
  VerifierKey out;
  out.name_ = vkey.substr(0, first);
  if (!is_valid_key_name(out.name_)) return bad_vkey("malformed name");
  const auto id = from_hex(vkey.substr(first + 1, second - first - 1));
  if (!id || id->size() != 4) return bad_vkey("the id is not 8 hexadecimal digits");
  const auto encoded = from_base64(vkey.substr(second + 1));
  if (!encoded || encoded->empty()) return bad_vkey("the key is not base64");
  if (encoded->front() != static_cast<Byte>(KeyAlgorithm::ed25519))
    return bad_vkey(phrase("algorithm 0x{:02x} cannot be verified by this version", encoded->front()));
  if (encoded->size() != 33) return bad_vkey("an Ed25519 key has 32 bytes");
  std::copy(encoded->begin() + 1, encoded->end(), out.public_key_.begin());
  out.id_ = key_id_of(out.name_, out.algorithm_, out.public_key_);
  if (TRY(read_u32_be(*id, 0)) != out.id_) return bad_vkey("the id does not belong to name and key");
  return out;
}

VerifierKey VerifierKey::ed25519(std::string name, const std::array<Byte, 32>& public_key) {
  VerifierKey out;
  out.name_ = std::move(name);
  out.public_key_ = public_key;
  out.id_ = key_id_of(out.name_, out.algorithm_, out.public_key_);
  return out;
}

std::string VerifierKey::to_string() const {
  Bytes encoded{static_cast<Byte>(algorithm_)};
  append(encoded, public_key_);
  return fmt::format("{}+{:08x}+{}", name_, id_, to_base64(encoded));
}

std::string VerifierKey::to_pem() const {
  // SubjectPublicKeyInfo { algorithm id-Ed25519, BIT STRING } has one fixed prefix (RFC 8410 section 4).
  Bytes der{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
  append(der, public_key_);
  return fmt::format("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", to_base64(der));
}

bool VerifierKey::verify(ByteView message, ByteView signature) const {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key_.data()) == 0;
}

SigningKey SigningKey::generate(Random& random, std::string_view name) {
  SEKIMORI_CHECK(is_valid_key_name(name));
  return *from_seed(name, Sensitive<Bytes>(random.bytes(crypto_sign_SEEDBYTES)));
}

Result<SigningKey> SigningKey::from_seed(std::string_view name, const Sensitive<Bytes>& seed) {
  if (!is_valid_key_name(name)) return error(ErrorCode::invalid_input, "signing key: malformed name");
  if (seed.reveal().size() != crypto_sign_SEEDBYTES) return error(ErrorCode::invalid_input, "signing key: the seed has not 32 bytes");
  std::array<Byte, 32> public_key{};
  Bytes secret(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(public_key.data(), secret.data(), seed.reveal().data());
  SigningKey out(VerifierKey::ed25519(std::string(name), public_key));
  out.secret_ = Sensitive<Bytes>(std::move(secret));
  return out;
}

Result<SigningKey> SigningKey::load(Files& files, const Path& path, const WrappingKey* wrapping) {
  TRY(check_private(files, path));
  const auto parsed = Json::parse(TRY(files.read_text(path, 1 << 16)));
  if (!parsed || (*parsed)["format"].text() != format_name) return error(ErrorCode::invalid_input, "{}: not a key file", path.string());
  if ((*parsed)["v"].integer_or(0) != 1)
    return error(ErrorCode::invalid_input, "{}: version {} is newer than this program", path.string(), (*parsed)["v"].integer_or(0));
  auto secret = from_base64((*parsed)["secret"].text());
  if (!secret) return error(ErrorCode::invalid_input, "{}: the secret is not base64", path.string());
  Sensitive<Bytes> seed(std::move(*secret));
  if ((*parsed)["wrapped"].bool_or(false)) {
    if (wrapping == nullptr) return error(ErrorCode::not_permitted, "{}: the key is wrapped and no node key was given", path.string());
    auto opened = unwrap_secret(seed.reveal(), *wrapping);
    if (!opened) return std::unexpected(std::move(opened).error().at(path.string()));
    seed = *std::move(opened);
  }
  auto key = from_seed((*parsed)["name"].text(), seed);
  if (!key) return std::unexpected(std::move(key).error().at(path.string()));
  if (key->vkey() != (*parsed)["public"].text())
    return error(ErrorCode::integrity, "{}: the public key does not belong to the secret one", path.string());
  return key;
}

Result<void> SigningKey::save(Files& files, const Path& path, const WrappingKey* wrapping) const {
  const Sensitive<Bytes> plain = seed();
  Json out = Json::object();
  out.set("format", format_name).set("v", 1).set("name", name()).set("public", vkey()).set("wrapped", wrapping != nullptr);
  Sensitive<std::string> text;
  {
    Sensitive<std::string> secret(
        to_base64(wrapping == nullptr ? ByteView(plain.reveal()) : ByteView(wrap_secret(plain.reveal(), *wrapping, system_random()))));
    out.set("secret", secret.reveal());
    text = Sensitive<std::string>(out.canonical() + "\n");
  }
  return files.replace(path, as_bytes(text.reveal()), Durable::yes, 0600);
}

std::array<Byte, 64> SigningKey::sign(ByteView message) const {
  std::array<Byte, 64> out{};
  crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), secret_.reveal().data());
  return out;
}

Sensitive<Bytes> SigningKey::seed() const {
  return Sensitive<Bytes>(Bytes(secret_.reveal().begin(), secret_.reveal().begin() + crypto_sign_SEEDBYTES));
}

SigningKey SigningKey::copy() const {
  SigningKey out(verifier_);
  out.secret_ = secret_.copy();
  return out;
}

Bytes wrap_secret(ByteView secret, const WrappingKey& key, Random& random) {
  SEKIMORI_CHECK(key.reveal().size() == crypto_secretbox_KEYBYTES);
  Bytes out = random.bytes(crypto_secretbox_NONCEBYTES);
  out.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + secret.size());
  crypto_secretbox_easy(out.data() + crypto_secretbox_NONCEBYTES, secret.data(), secret.size(), out.data(), key.reveal().data());
  return out;
}

Result<Sensitive<Bytes>> unwrap_secret(ByteView box, const WrappingKey& key) {
  SEKIMORI_CHECK(key.reveal().size() == crypto_secretbox_KEYBYTES);
  if (box.size() < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
    return error(ErrorCode::invalid_input, "the wrapped key is too short");
  Bytes plain(box.size() - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES);
  if (crypto_secretbox_open_easy(plain.data(), box.data() + crypto_secretbox_NONCEBYTES, box.size() - crypto_secretbox_NONCEBYTES,
                                 box.data(), key.reveal().data()) != 0)
    return error(ErrorCode::not_permitted, "the node key or passphrase does not open it");
  return Sensitive<Bytes>(std::move(plain));
}

Result<void> check_private(Files& files, const Path& path) {
  const FileStatus status = TRY(files.status(path));
  if (status.kind != FileKind::regular) return error(ErrorCode::invalid_input, "{}: not a regular file", path.string());
  if ((status.mode & 0077U) != 0)
    return error(ErrorCode::not_permitted, "{}: others may read it (mode {:04o}); run: chmod 600 on it", path.string(), status.mode);
  return {};
}

}  // namespace sekimori::ledger
