// One-time codes that change with time: HOTP (RFC 4226) and TOTP (RFC 6238).
//
//   Bytes key = random.bytes(one_time_key_bytes);
//   show_as_qr(one_time_uri("Sekimori", "sato", key));
//   auto step = accepted_step(key, "492039", clock.now(), last_step);   // nothing: wrong, too old, or used before
//   last_step = *step;                                                  // the caller keeps it, so that no code works twice
//
// What an authenticator app knows: SHA-1, six digits, 30 seconds. HMAC-SHA-1 is unharmed by SHA-1's collisions (RFC 6238, 1.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/instant.h"

namespace sekimori::identity {

enum class CodeHash : unsigned char { sha1, sha256, sha512 };

constexpr size_t one_time_key_bytes = 20;
constexpr int code_digits = 6;
constexpr std::int64_t step_seconds = 30;
constexpr std::int64_t steps_around = 1;  // a clock that is up to half a minute off is no reason to stay outside

// The code for one counter value; `digits` from 6 to 8.
std::string one_time_code(ByteView key, std::uint64_t counter, int digits = code_digits, CodeHash hash = CodeHash::sha1);

// The time step whose code this is: now, or one before or after, and later than `last_step`. Every candidate is compared, in constant
// time. Blanks are passed over ("492 039").
std::optional<std::int64_t> accepted_step(ByteView key, std::string_view code, Instant now, std::optional<std::int64_t> last_step);

// RFC 4648 section 6 without padding, as authenticator apps take it.
std::string to_base32(ByteView bytes);

// otpauth://totp/ISSUER:LOGIN?secret=...&issuer=ISSUER
std::string one_time_uri(std::string_view issuer, std::string_view login, ByteView key);

}  // namespace sekimori::identity
