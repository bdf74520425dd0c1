// A zip file in memory (PKWARE APPNOTE 6.3.10): the central directory, or, where that is broken, the local headers.
//
//   ZipFile zip = ZipFile::open(bytes);
//   for (const ZipEntry& entry : zip.entries()) {
//     Unpacked member = zip.unpack(entry, walk);        // member.reason == none: member.bytes is whole and its CRC right
//   }
//
// Names stay raw; the caller guesses their charset over all of them. Stored and deflated members are unpacked; other
// methods are unsupported.
#pragma once

#include <string>
#include <vector>

#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {

struct ZipEntry {
  std::string raw_name;
  std::string name;  // UTF-8; filled by decode_names()
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;  // as claimed
  std::uint64_t header_offset = 0;
  std::uint32_t mode = 0;  // Unix mode when made there, else 0
  bool is_encrypted() const { return (flags & 1) != 0 || method == 99; }
  bool is_directory() const { return raw_name.ends_with('/') || raw_name.ends_with('\\'); }
  bool is_symlink() const { return (mode & 0170000) == 0120000; }
};

struct Unpacked {
  Bytes bytes;  // what could be had, even when damaged
  model::Reason reason = model::Reason::none;
  std::string detail;
};

class ZipFile {
 public:
  // `limit` is the most entries that are listed.
  static ZipFile open(ByteView bytes, std::uint64_t limit);

  const std::vector<ZipEntry>& entries() const { return entries_; }
  bool damaged() const { return damaged_; }      // no usable central directory: entries come from local headers
  bool truncated_list() const { return more_; }  // there are more entries than the limit
  Unpacked unpack(const ZipEntry& entry, Walk& walk) const;
  const ZipEntry* find(std::string_view name) const;  // by decoded name, ASCII case ignored (OPC part names)

 private:
  void decode_names();
  bool read_central_directory(std::uint64_t limit);
  void scan_local_headers(std::uint64_t limit);
  ByteView bytes_;
  std::vector<ZipEntry> entries_;
  bool damaged_ = false;
  bool more_ = false;
};

// Inflates a raw deflate stream (RFC 1951), or with `gzip_or_zlib` one with a gzip or zlib wrapping. `used` tells how many
// bytes of `packed` were consumed.
Unpacked inflate_bytes(ByteView packed, Walk& walk, bool gzip_or_zlib, size_t* used = nullptr);

}  // namespace sekimori::inspect
