// SHA-256 (FIPS 180-4), the one evidential hash of Sekimori, and HMAC-SHA-256 (RFC 2104).
//
//   Sha256 hash;
//   hash.update(header);
//   hash.update(body);
//   Digest digest = hash.finish();
#pragma once

#include <array>
#include <memory>

#include "base/bytes.h"

namespace sekimori {

using Digest = std::array<Byte, 32>;

// Streaming hash. Uses SHA-NI where the processor has it (through OpenSSL). Not shared between threads.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void update(ByteView bytes);
  void update(std::string_view text) { update(as_bytes(text)); }
  Digest finish();  // and starts again, empty

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Digest sha256(ByteView bytes);
Digest sha256(std::string_view text);
Digest hmac_sha256(ByteView key, ByteView message);
std::string to_hex(const Digest& digest);

}  // namespace sekimori
