// CRC-32C (Castagnoli, RFC 3720 appendix B.4): finds torn and rotten records on disk. It is no proof against people.
//
//   std::uint32_t sum = crc32c(header);
//   sum = crc32c(body, sum);                   // goes on where the last part ended
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace sekimori {

// Uses the processor's instruction where it has one (chosen at run time), 8 bytes a step; else a table.
std::uint32_t crc32c(ByteView bytes, std::uint32_t previous = 0);

}  // namespace sekimori
