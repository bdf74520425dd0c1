// CRC-32C (Castagnoli; RFC 3720 appendix B.4), with the processor's instruction where it has one.
//
//   crc32c(as_bytes("123456789")) == 0xe3069283
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace sekimori::stream {

// `before` is the checksum of what stands before these bytes, so that pieces can be chained.
std::uint32_t crc32c(ByteView bytes, std::uint32_t before = 0);

// The same without the instruction; for tests and for other processors.
std::uint32_t crc32c_portable(ByteView bytes, std::uint32_t before = 0);

}  // namespace sekimori::stream
