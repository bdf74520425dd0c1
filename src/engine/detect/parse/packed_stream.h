// What gzip and Zstandard files unpack to, bounded: a bomb ends with invalid_input, never with a full memory or disk.
//
//   auto stream = TRY(GzipStream::open(inner, limits));
#pragma once

#include <functional>
#include <memory>

#include "engine/detect/parse/byte_stream.h"

namespace sekimori::detect {

struct UnpackLimits {
  std::uint64_t most_bytes = std::uint64_t(64) << 30;  // unpacked, in all
  std::uint64_t most_ratio = 1000;                     // unpacked per packed byte, once 64 MiB have come out
  std::uint64_t most_members = 100'000;                // of an archive
  int deepest = 4;                                     // packing within packing
};

bool looks_like_gzip(ByteView head);
bool looks_like_zstd(ByteView head);
bool looks_like_zip(ByteView head);

// `inner` must outlive the stream. Concatenated gzip members and Zstandard frames are one stream. Damaged or cut off:
// invalid_input, after what could be unpacked was given out.
std::unique_ptr<ByteStream> unpack_gzip(ByteStream& inner, const UnpackLimits& limits);
std::unique_ptr<ByteStream> unpack_zstd(ByteStream& inner, const UnpackLimits& limits);

// Calls `member` for each regular file of a zip, in archive order, with a stream that lives for the call. A damaged or
// encrypted member is `bad` and the rest goes on. Reads from front to back, without seeking.
Result<void> for_each_zip_member(ByteStream& inner, const UnpackLimits& limits,
                                 const std::function<Result<void>(const std::string& name, ByteStream& bytes)>& member,
                                 const std::function<void(const std::string& name, std::string reason)>& bad);

}  // namespace sekimori::detect
