#include "engine/inspect/extract/zip_file.h"

#include <zlib.h>

#include <algorithm>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

std::uint16_t u16(ByteView in, size_t at) { return static_cast<std::uint16_t>(in[at] | in[at + 1] << 8); }
std::uint32_t u32(ByteView in, size_t at) { return u16(in, at) | std::uint32_t(u16(in, at + 2)) << 16; }
std::uint64_t u64(ByteView in, size_t at) { return u32(in, at) | std::uint64_t(u32(in, at + 4)) << 32; }

constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::string_view signature_text = "PK\x03\x04";
constexpr std::uint32_t central_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t end64_signature = 0x06064b50;
constexpr std::uint32_t locator64_signature = 0x07064b50;

// Extra field 0x0001: sizes and offset that did not fit (APPNOTE 4.5.3); 0x7075: the name in UTF-8 (4.6.9).
void read_extra(ByteView extra, ZipEntry& entry, bool central) {
  for (size_t at = 0; at + 4 <= extra.size();) {
    const std::uint16_t id = u16(extra, at);
    const size_t size = u16(extra, at + 2);
    at += 4;
    if (at + size > extra.size()) return;
    const ByteView field = extra.subspan(at, size);
    if (id == 0x0001) {
      size_t inside = 0;
      const auto take = [&](std::uint64_t& value, bool wanted) {
        if (wanted && inside + 8 <= field.size()) {
          value = u64(field, inside);
          inside += 8;
        }
      };
      take(entry.unpacked, entry.unpacked == 0xFFFFFFFF);
      take(entry.packed, entry.packed == 0xFFFFFFFF);
      if (central) take(entry.header_offset, entry.header_offset == 0xFFFFFFFF);
    } else if (id == 0x7075 && field.size() > 5 && field[0] == 1) {
      const std::string_view utf8 = as_text(field.subspan(5));
      if (is_valid_utf8(utf8)) {
        entry.raw_name = utf8;
        entry.flags |= 0x800;
      }
    }
    at += size;
  }
}

}  // namespace

Unpacked inflate_bytes(ByteView packed, Walk& walk, bool gzip_or_zlib, size_t* used) {
  Unpacked out;
  z_stream stream{};
  if (inflateInit2(&stream, gzip_or_zlib ? 15 + 32 : -15) != Z_OK) {
    out.reason = Reason::memory;
    return out;
  }
  struct End {
    z_stream& stream;
    ~End() { inflateEnd(&stream); }
  } const end{stream};
  stream.next_in = const_cast<Byte*>(packed.data());
  size_t fed = 0;
  size_t filled = 0;
  int state = Z_OK;
  while (state == Z_OK) {
    if (stream.avail_in == 0 && fed < packed.size()) {
      const size_t piece = std::min<size_t>(packed.size() - fed, 1 << 30);
      stream.next_in = const_cast<Byte*>(packed.data()) + fed;
      stream.avail_in = static_cast<uInt>(piece);
      fed += piece;
    }
    if (filled == out.bytes.size()) {
      const size_t grow = std::clamp<size_t>(out.bytes.size(), 16 * 1024, 4 << 20);
      if (const Reason why = walk.charge(grow, filled + grow, packed.size()); why != Reason::none) {
        out.bytes.resize(filled);
        out.reason = why;
        return out;
      }
      out.bytes.resize(filled + grow);
    }
    stream.next_out = out.bytes.data() + filled;
    stream.avail_out = static_cast<uInt>(out.bytes.size() - filled);
    const size_t room = out.bytes.size() - filled;
    state = inflate(&stream, Z_NO_FLUSH);
    filled += room - stream.avail_out;
    if (state == Z_BUF_ERROR && stream.avail_out == 0) state = Z_OK;
    if (state == Z_OK && stream.avail_in == 0 && fed == packed.size() && stream.avail_out != 0) break;  // ends too early
  }
  out.bytes.resize(filled);
  if (used != nullptr) *used = fed - stream.avail_in;
  if (state != Z_STREAM_END) {
    out.reason = Reason::damaged;
    out.detail = "the compressed data is broken";
  }
  return out;
}

ZipFile ZipFile::open(ByteView bytes, std::uint64_t limit) {
  ZipFile zip;
  zip.bytes_ = bytes;
  if (!zip.read_central_directory(limit)) {
    zip.entries_.clear();
    zip.more_ = false;
    zip.damaged_ = true;
    zip.scan_local_headers(limit);
  }
  zip.decode_names();
  return zip;
}

bool ZipFile::read_central_directory(std::uint64_t limit) {
  if (bytes_.size() < 22) return false;
  // The end record is at most a 64 KiB comment away from the end.
  const size_t lowest = bytes_.size() > 22 + 65535 ? bytes_.size() - 22 - 65535 : 0;
  size_t end = std::string::npos;
  for (size_t at = bytes_.size() - 22;; --at) {
    if (bytes_[at] == 'P' && u32(bytes_, at) == end_signature) {
      end = at;
      break;
    }
    if (at == lowest) return false;
  }
  std::uint64_t count = u16(bytes_, end + 10);
  std::uint64_t size = u32(bytes_, end + 12);
  std::uint64_t offset = u32(bytes_, end + 16);
  if (end >= 20 && u32(bytes_, end - 20) == locator64_signature) {
    const std::uint64_t end64 = u64(bytes_, end - 20 + 8);
    if (end64 <= bytes_.size() - std::min<size_t>(bytes_.size(), 56) && u32(bytes_, end64) == end64_signature) {
      count = u64(bytes_, end64 + 32);
      size = u64(bytes_, end64 + 40);
      offset = u64(bytes_, end64 + 48);
    }
  }
  // Something may stand before the archive (self-extracting programs): the directory ends where the end record begins.
  std::uint64_t shift = 0;
  if (offset + size != end && size <= end && offset <= end - size &&
      u32(bytes_, std::min<size_t>(offset, bytes_.size() - 4)) != central_signature)
    shift = end - size - offset;
  // But a file that begins with a member is no such program: this is the directory of an archive inside, ours is cut off.
  if (shift != 0 && u32(bytes_, 0) == local_signature) return false;
  std::uint64_t at = offset + shift;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (at > end || end - at < 46 || u32(bytes_, at) != central_signature) return false;
    if (entries_.size() >= limit) {
      more_ = true;
      return true;
    }
    ZipEntry entry;
    const std::uint8_t made_on = bytes_[at + 5];
    entry.flags = u16(bytes_, at + 8);
    entry.method = u16(bytes_, at + 10);
    entry.crc = u32(bytes_, at + 16);
    entry.packed = u32(bytes_, at + 20);
    entry.unpacked = u32(bytes_, at + 24);
    const size_t name_size = u16(bytes_, at + 28);
    const size_t extra_size = u16(bytes_, at + 30);
    const size_t comment_size = u16(bytes_, at + 32);
    if (made_on == 3 || made_on == 19) entry.mode = u32(bytes_, at + 38) >> 16;
    entry.header_offset = u32(bytes_, at + 42);
    if (end - at < 46 + name_size + extra_size) return false;
    entry.raw_name = as_text(bytes_.subspan(at + 46, name_size));
    read_extra(bytes_.subspan(at + 46 + name_size, extra_size), entry, true);
    entry.header_offset += shift;
    at += 46 + name_size + extra_size + comment_size;
    entries_.push_back(std::move(entry));
  }
  return true;
}

void ZipFile::scan_local_headers(std::uint64_t limit) {
  size_t at = 0;
  while (at + 30 <= bytes_.size()) {
    if (u32(bytes_, at) != local_signature) {
      const auto next =
          std::search(bytes_.begin() + static_cast<std::ptrdiff_t>(at) + 1, bytes_.end(), signature_text.begin(), signature_text.end());
      at = static_cast<size_t>(next - bytes_.begin());
      continue;
    }
    if (entries_.size() >= limit) {
      more_ = true;
      return;
    }
    ZipEntry entry;
    entry.flags = u16(bytes_, at + 6);
    entry.method = u16(bytes_, at + 8);
    entry.crc = u32(bytes_, at + 14);
    entry.packed = u32(bytes_, at + 18);
    entry.unpacked = u32(bytes_, at + 22);
    entry.header_offset = at;
    const size_t name_size = u16(bytes_, at + 26);
    const size_t extra_size = u16(bytes_, at + 28);
    if (at + 30 + name_size + extra_size > bytes_.size()) return;
    entry.raw_name = as_text(bytes_.subspan(at + 30, name_size));
    read_extra(bytes_.subspan(at + 30 + name_size, extra_size), entry, false);
    const size_t data = at + 30 + name_size + extra_size;
    if ((entry.flags & 8) != 0 && entry.packed == 0) {
      // The size stands behind the data: it ends before the next header, or with the file.
      const auto next =
          std::search(bytes_.begin() + static_cast<std::ptrdiff_t>(data), bytes_.end(), signature_text.begin(), signature_text.end());
      entry.packed = static_cast<std::uint64_t>(next - bytes_.begin()) - data;
    }
    entry.packed = std::min<std::uint64_t>(entry.packed, bytes_.size() - data);
    at = data + static_cast<size_t>(entry.packed);
    entries_.push_back(std::move(entry));
  }
}

void ZipFile::decode_names() {
  std::vector<std::string_view> unmarked;
  for (const ZipEntry& entry : entries_)
    if ((entry.flags & 0x800) == 0) unmarked.push_back(entry.raw_name);
  const CharsetGuess guess = guess_charset_of_names(unmarked);
  for (ZipEntry& entry : entries_) {
    entry.name = (entry.flags & 0x800) != 0 ? scrub_utf8(entry.raw_name) : decode(as_bytes(entry.raw_name), guess);
    std::ranges::replace(entry.name, '\\', '/');
  }
}

Unpacked ZipFile::unpack(const ZipEntry& entry, Walk& walk) const {
  Unpacked out;
  const auto fail = [&](Reason why, std::string detail) {
    out.reason = why;
    out.detail = std::move(detail);
    return std::move(out);
  };
  if (entry.is_encrypted()) return fail(Reason::encrypted, "the member is encrypted");
  const std::uint64_t at = entry.header_offset;
  if (at > bytes_.size() || bytes_.size() - at < 30 || u32(bytes_, at) != local_signature)
    return fail(Reason::damaged, "the member's header is missing");
  const std::uint64_t data = at + 30 + u16(bytes_, at + 26) + u16(bytes_, at + 28);
  if (data > bytes_.size()) return fail(Reason::damaged, "the member's data is missing");
  const std::uint64_t there = std::min<std::uint64_t>(entry.packed, bytes_.size() - data);
  const ByteView packed = bytes_.subspan(data, there);
  if (entry.method == 0) {
    if (const Reason why = walk.charge(packed.size(), packed.size(), packed.size()); why != Reason::none) return fail(why, {});
    out.bytes.assign(packed.begin(), packed.end());
  } else if (entry.method == 8) {
    out = inflate_bytes(packed, walk, false);
    if (out.reason != Reason::none) return out;
  } else {
    return fail(Reason::unsupported, fmt::format("compression method {} is not read", entry.method));
  }
  if (there < entry.packed) return fail(Reason::damaged, "the member's data ends too early");
  const bool crc_known = !damaged_ || (entry.flags & 8) == 0;
  if (crc_known && ::crc32_z(0, out.bytes.data(), out.bytes.size()) != entry.crc)
    return fail(Reason::damaged, "the member's checksum is wrong");
  return out;
}

const ZipEntry* ZipFile::find(std::string_view name) const {
  while (name.starts_with('/')) name.remove_prefix(1);
  for (const ZipEntry& entry : entries_)
    if (entry.name.size() == name.size() && std::ranges::equal(entry.name, name, [](char a, char b) {
          const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
          return lower(a) == lower(b);
        }))
      return &entry;
  return nullptr;
}

}  // namespace sekimori::inspect
