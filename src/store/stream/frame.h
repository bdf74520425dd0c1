// The bytes of a partition file (docs/format/stream.md): a 32-byte file header, then frames of a 32-byte header and a payload.
//
//   append_frame(group, key, payload, group.size());
//   Result<FrameHeader> header = parse_frame_header(bytes, name, position);
#pragma once

#include <optional>

#include "store/stream/event_log.h"

namespace sekimori::stream {

constexpr std::size_t file_header_bytes = 32;
constexpr std::size_t frame_header_bytes = 32;

struct FileHeader {
  std::uint32_t partition = 0;
  Offset base = 0;  // offset of the first frame in this file
};
Bytes encode_file_header(const FileHeader& header);
// Nothing when the bytes are no such header (short, other magic, wrong checksum); a newer version is an error.
Result<std::optional<FileHeader>> parse_file_header(ByteView bytes, std::string_view file_name);

struct FrameHeader {
  std::uint32_t payload_bytes = 0;
  std::uint32_t checksum = 0;     // CRC-32C of the header without magic and checksum, then of the payload
  std::uint32_t group_bytes = 0;  // bytes of the same write that stand before this frame: all before them was durable
  BatchKey key;
};
// Appends header and payload to `out`; the size of `out` before must be what this write already holds.
void append_frame(Bytes& out, const BatchKey& key, ByteView payload);
// The header at the start of `bytes`, when magic and length are possible; the checksum is not yet tested.
std::optional<FrameHeader> parse_frame_header(ByteView bytes);
// `frame` is the whole frame, header and payload.
bool checksum_holds(const FrameHeader& header, ByteView frame);

}  // namespace sekimori::stream
