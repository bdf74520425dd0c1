// XXH64 (xxHash fast digest algorithm, version 0.1.1), the hash of Parquet's bloom filters.
//
//   xxhash64(as_bytes("abc")) == 0x44bc2cf5ad770999
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace sekimori::events {

std::uint64_t xxhash64(ByteView bytes, std::uint64_t seed = 0);

}  // namespace sekimori::events
