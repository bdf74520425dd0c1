#include "store/stream/frame.h"

#include <cstring>

#include "base/crc32c.h"

namespace sekimori::stream {
namespace {

constexpr std::string_view file_magic = "SKMSTRM";  // and one byte of version
constexpr Byte format_version = 1;
constexpr std::uint32_t frame_magic = 0xf54d4b53;  // "SKM" and 0xf5, which no UTF-8 text holds

std::uint32_t u32_at(ByteView bytes, std::size_t offset) {
  return static_cast<std::uint32_t>(bytes[offset]) | static_cast<std::uint32_t>(bytes[offset + 1]) << 8 |
         static_cast<std::uint32_t>(bytes[offset + 2]) << 16 | static_cast<std::uint32_t>(bytes[offset + 3]) << 24;
}

std::uint64_t u64_at(ByteView bytes, std::size_t offset) {
  return u32_at(bytes, offset) | static_cast<std::uint64_t>(u32_at(bytes, offset + 4)) << 32;
}

void put_u32(Bytes& out, std::size_t offset, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) out[offset + i] = static_cast<Byte>(value >> (8 * i));
}

}  // namespace

Bytes encode_file_header(const FileHeader& header) {
  Bytes out;
  append(out, file_magic);
  out.push_back(format_version);
  append_u32_le(out, header.partition);
  append_u64_le(out, header.base);
  append_u64_le(out, 0);
  append_u32_le(out, crc32c(out));
  return out;
}

Result<std::optional<FileHeader>> parse_file_header(ByteView bytes, std::string_view file_name) {
  if (bytes.size() < file_header_bytes || as_text(bytes).substr(0, file_magic.size()) != file_magic) return std::optional<FileHeader>{};
  if (u32_at(bytes, 28) != crc32c(bytes.first(28))) return std::optional<FileHeader>{};
  if (bytes[7] != format_version)
    return error(ErrorCode::invalid_input, "{}: stream format {} is newer than this program's {}; install a newer release", file_name,
                 bytes[7], format_version);
  return std::optional(FileHeader{u32_at(bytes, 8), u64_at(bytes, 12)});
}

void append_frame(Bytes& out, const BatchKey& key, ByteView payload) {
  const std::size_t start = out.size();
  append_u32_le(out, frame_magic);
  append_u32_le(out, 0);
  append_u32_le(out, static_cast<std::uint32_t>(payload.size()));
  append_u32_le(out, static_cast<std::uint32_t>(start));
  append(out, ByteView(key.bytes));
  append(out, payload);
  put_u32(out, start + 4, crc32c(ByteView(out).subspan(start + 8)));
}

std::optional<FrameHeader> parse_frame_header(ByteView bytes) {
  if (bytes.size() < frame_header_bytes || u32_at(bytes, 0) != frame_magic) return {};
  FrameHeader header;
  header.checksum = u32_at(bytes, 4);
  header.payload_bytes = u32_at(bytes, 8);
  header.group_bytes = u32_at(bytes, 12);
  std::memcpy(header.key.bytes.data(), bytes.data() + 16, header.key.bytes.size());
  if (header.payload_bytes == 0 || header.payload_bytes > max_frame_bytes) return {};
  return header;
}

bool checksum_holds(const FrameHeader& header, ByteView frame) {
  return frame.size() == frame_header_bytes + header.payload_bytes && crc32c(frame.subspan(8)) == header.checksum;
}

}  // namespace sekimori::stream
