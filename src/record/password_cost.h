// What hashing a password costs the one who checks it, and everybody who guesses.
#pragma once

#include <cstddef>

namespace sekimori::record {

struct PasswordCost {
  unsigned long long operations = 2;           // argon2id passes
  std::size_t memory = std::size_t(64) << 20;  // bytes; libsodium's "interactive" pair
};

}  // namespace sekimori::record
