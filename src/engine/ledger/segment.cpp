#include "engine/ledger/segment.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/crc32c.h"
#include "engine/ledger/leaf.h"
#include "engine/ledger/merkle.h"

namespace sekimori::ledger {
namespace {

constexpr std::uint32_t magic = 0x314C4B53;  // "SKL1", little endian
constexpr size_t crc_at = 24;
constexpr size_t hash_at = 32;
constexpr size_t read_ahead = size_t(1) << 20;
constexpr std::string_view suffix = ".segment";

size_t padded(size_t size) { return (size + 7) / 8 * 8; }

std::uint32_t checksum(ByteView header, ByteView entry) {
  return crc32c(entry, crc32c(header.subspan(hash_at, 32), crc32c(header.first(crc_at))));
}

// A window over a file that moves forwards.
class Window {
 public:
  explicit Window(File& file) : file_(file) {}
  // At least one frame's worth of bytes from `offset` on, less only at the end of the file.
  Result<ByteView> at(std::uint64_t offset) {
    constexpr size_t wanted = frame_header_bytes + largest_leaf + 8;
    if (offset < start_ || offset + wanted > start_ + filled_) {
      start_ = offset;
      buffer_.resize(read_ahead + wanted);
      filled_ = TRY(file_.read_at(offset, buffer_));
    }
    return ByteView(buffer_).subspan(offset - start_, filled_ - (offset - start_));
  }

 private:
  File& file_;
  Bytes buffer_;
  std::uint64_t start_ = 0;
  size_t filled_ = 0;
};

}  // namespace

void append_frame(Bytes& out, ByteView entry, const Digest& hash, std::uint64_t index, std::uint64_t batch) {
  const size_t start = out.size();
  append_u32_le(out, magic);
  append_u32_le(out, static_cast<std::uint32_t>(entry.size()));
  append_u64_le(out, index);
  append_u64_le(out, batch);
  append_u32_le(out, 0);
  append_u32_le(out, 0);
  append(out, hash);
  const std::uint32_t sum = checksum(ByteView(out).subspan(start), entry);
  for (size_t i = 0; i < 4; ++i) out[start + crc_at + i] = static_cast<Byte>(sum >> (8 * i));
  append(out, entry);
  out.resize(start + padded(frame_header_bytes + entry.size()));
}

std::optional<Frame> parse_frame(ByteView bytes) {
  if (bytes.size() < frame_header_bytes || *read_u32_le(bytes, 0) != magic) return {};
  const std::uint32_t length = *read_u32_le(bytes, 4);
  if (length > largest_leaf) return {};
  Frame frame;
  frame.size = padded(frame_header_bytes + length);
  if (bytes.size() < frame.size) return {};
  frame.index = *read_u64_le(bytes, 8);
  frame.batch = *read_u64_le(bytes, 16);
  frame.entry = bytes.subspan(frame_header_bytes, length);
  if (*read_u32_le(bytes, crc_at) != checksum(bytes, frame.entry)) return {};
  std::copy_n(bytes.begin() + hash_at, 32, frame.hash.begin());
  if (leaf_hash(frame.entry) != frame.hash) return {};
  return frame;
}

Result<SegmentScan> scan_segment(File& file, std::uint64_t offset, std::uint64_t next_index,
                                 const std::function<Result<void>(const Frame&)>& visit) {
  SegmentScan out;
  out.file_size = TRY(file.size());
  out.next_index = next_index;
  out.end = offset;
  Window window(file);
  while (true) {
    const auto frame = parse_frame(TRY(window.at(out.end)));
    if (!frame || frame->index != out.next_index) break;
    TRY(visit(*frame));
    ++out.next_index;
    out.end += frame->size;
  }
  for (std::uint64_t at = out.end; at + frame_header_bytes <= out.file_size; at += 8) {
    const auto frame = parse_frame(TRY(window.at(at)));
    if (frame && frame->batch > out.next_index) {
      out.damaged = true;
      break;
    }
  }
  return out;
}

std::string segment_name(std::uint64_t first_index) { return fmt::format("{:020}{}", first_index, suffix); }

std::optional<std::uint64_t> segment_first_index(std::string_view name) {
  if (name.size() != 20 + suffix.size() || !name.ends_with(suffix)) return {};
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(name.data(), name.data() + 20, value);
  if (problem != std::errc() || end != name.data() + 20) return {};
  return value;
}

}  // namespace sekimori::ledger
