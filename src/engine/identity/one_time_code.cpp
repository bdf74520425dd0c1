#include "engine/identity/one_time_code.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace sekimori::identity {
namespace {

const EVP_MD* algorithm_of(CodeHash hash) {
  switch (hash) {
    case CodeHash::sha256: return EVP_sha256();
    case CodeHash::sha512: return EVP_sha512();
    case CodeHash::sha1: break;
  }
  return EVP_sha1();
}

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    if (plain) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string one_time_code(ByteView key, std::uint64_t counter, int digits, CodeHash hash) {
  Bytes message;
  append_u64_be(message, counter);
  std::array<Byte, EVP_MAX_MD_SIZE> tag{};
  unsigned length = 0;
  SEKIMORI_CHECK(HMAC(algorithm_of(hash), key.data(), static_cast<int>(key.size()), message.data(), message.size(), tag.data(), &length) !=
                 nullptr);
  // RFC 4226, 5.3: the last four bits say where the 31 bits stand.
  const size_t at = tag[length - 1] & 0x0f;
  const std::uint32_t number = (std::uint32_t(tag[at] & 0x7f) << 24) | (std::uint32_t(tag[at + 1]) << 16) |
                               (std::uint32_t(tag[at + 2]) << 8) | std::uint32_t(tag[at + 3]);
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> accepted_step(ByteView key, std::string_view code, Instant now, std::optional<std::int64_t> last_step) {
  std::string given;
  for (const char c : code)
    if (c != ' ' && c != '-') given += c;
  if (given.size() != static_cast<size_t>(code_digits) || now.nanoseconds < 0) return {};
  const std::int64_t present = now.nanoseconds / nanoseconds_per_second / step_seconds;
  std::optional<std::int64_t> found;
  for (std::int64_t step = present + steps_around; step >= present - steps_around; --step) {
    if (step < 0) continue;
    const bool same = equal_constant_time(as_bytes(one_time_code(key, static_cast<std::uint64_t>(step))), as_bytes(given));
    const bool fresh = !last_step || step > *last_step;
    if (same && fresh) found = step;
  }
  return found;
}

std::string to_base32(ByteView bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  unsigned held = 0;
  int bits = 0;
  for (const Byte byte : bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += letters[(held >> bits) & 31];
    }
  }
  if (bits > 0) out += letters[(held << (5 - bits)) & 31];
  return out;
}

std::string one_time_uri(std::string_view issuer, std::string_view login, ByteView key) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", percent_encode(issuer), percent_encode(login), to_base32(key),
                     percent_encode(issuer));
}

}  // namespace sekimori::identity
