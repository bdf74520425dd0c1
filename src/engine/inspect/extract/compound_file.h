// OLE compound files (MS-CFB): streams and storages in memory.
//
//   CompoundFile file = CompoundFile::open(bytes);
//   Bytes stream = file.read(*file.find("WordDocument"));
//
// Chains are bounded by the file's size: loops and links outside end a stream early (then `broken`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace sekimori::inspect {

struct CompoundEntry {
  std::string name;  // UTF-8
  std::string path;  // "storage/stream"
  bool is_stream = false;
  std::uint32_t start = 0;
  std::uint64_t size = 0;
};

class CompoundFile {
 public:
  static std::optional<CompoundFile> open(ByteView bytes);  // nothing: not a compound file, or its header is broken
  const std::vector<CompoundEntry>& entries() const { return entries_; }
  const CompoundEntry* find(std::string_view path) const;  // ASCII case ignored
  Bytes read(const CompoundEntry& entry) const;
  bool broken() const { return broken_; }

 private:
  void read_directory(std::uint32_t first);
  Bytes chain(std::uint32_t first, std::uint64_t size) const;
  Bytes mini_chain(std::uint32_t first, std::uint64_t size) const;
  ByteView bytes_;
  size_t sector_size_ = 512;
  size_t mini_size_ = 64;
  std::uint64_t mini_cutoff_ = 4096;
  std::vector<std::uint32_t> table_;
  std::vector<std::uint32_t> mini_table_;
  Bytes mini_stream_;
  std::vector<CompoundEntry> entries_;
  mutable bool broken_ = false;
};

// Little-endian integers that are 0 beyond the end: for the binary formats inside.
std::uint16_t peek_u16(ByteView in, size_t at);
std::uint32_t peek_u32(ByteView in, size_t at);

}  // namespace sekimori::inspect
