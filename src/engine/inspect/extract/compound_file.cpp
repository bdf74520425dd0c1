#include "engine/inspect/extract/compound_file.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace sekimori::inspect {
namespace {

constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
constexpr std::uint32_t no_entry = 0xFFFFFFFF;
constexpr size_t most_entries = 100'000;

std::string utf16_text(ByteView bytes) {
  std::u16string text;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) text.push_back(static_cast<char16_t>(peek_u16(bytes, i)));
  return to_utf8(text);
}

}  // namespace

std::uint16_t peek_u16(ByteView in, size_t at) {
  return at + 2 <= in.size() ? static_cast<std::uint16_t>(in[at] | in[at + 1] << 8) : std::uint16_t(0);
}
std::uint32_t peek_u32(ByteView in, size_t at) {
  return at + 4 <= in.size() ? peek_u16(in, at) | std::uint32_t(peek_u16(in, at + 2)) << 16 : 0;
}

std::optional<CompoundFile> CompoundFile::open(ByteView bytes) {
  if (bytes.size() < 512) return std::nullopt;
  CompoundFile file;
  file.bytes_ = bytes;
  const unsigned shift = peek_u16(bytes, 30);
  const unsigned mini_shift = peek_u16(bytes, 32);
  if ((shift != 9 && shift != 12) || mini_shift != 6) return std::nullopt;
  file.sector_size_ = size_t(1) << shift;
  file.mini_cutoff_ = std::min<std::uint32_t>(peek_u32(bytes, 56), 4096);
  const size_t most_sectors = bytes.size() / file.sector_size_ + 1;
  // The sectors that hold the allocation table: 109 in the header, more in a chain of their own.
  std::vector<std::uint32_t> table_sectors;
  for (size_t i = 0; i < 109; ++i) table_sectors.push_back(peek_u32(bytes, 76 + 4 * i));
  std::uint32_t more = peek_u32(bytes, 68);
  for (size_t steps = 0; more < end_of_chain - 2 && steps < most_sectors; ++steps) {
    const size_t at = (size_t(more) + 1) * file.sector_size_;
    if (at + file.sector_size_ > bytes.size()) {
      file.broken_ = true;
      break;
    }
    for (size_t i = 0; i + 1 < file.sector_size_ / 4; ++i) table_sectors.push_back(peek_u32(bytes, at + 4 * i));
    more = peek_u32(bytes, at + file.sector_size_ - 4);
  }
  for (const std::uint32_t sector : table_sectors) {
    if (sector >= end_of_chain - 2) continue;
    const size_t at = (size_t(sector) + 1) * file.sector_size_;
    if (at >= bytes.size() || file.table_.size() > most_sectors + file.sector_size_) {
      file.broken_ = true;
      continue;
    }
    for (size_t i = 0; i < file.sector_size_ / 4; ++i)
      file.table_.push_back(at + 4 * i + 4 <= bytes.size() ? peek_u32(bytes, at + 4 * i) : no_entry);
  }
  file.read_directory(peek_u32(bytes, 48));
  if (file.entries_.empty()) return std::nullopt;
  const Bytes mini_table = file.chain(peek_u32(bytes, 60), std::uint64_t(peek_u32(bytes, 64)) * file.sector_size_);
  for (size_t i = 0; i + 4 <= mini_table.size(); i += 4) file.mini_table_.push_back(peek_u32(mini_table, i));
  file.mini_stream_ = file.chain(file.entries_.front().start, file.entries_.front().size);
  return file;
}

Bytes CompoundFile::chain(std::uint32_t first, std::uint64_t size) const {
  Bytes out;
  size = std::min<std::uint64_t>(size, bytes_.size());
  for (std::uint32_t sector = first; out.size() < size && sector < end_of_chain - 2;) {
    const size_t at = (size_t(sector) + 1) * sector_size_;
    if (at >= bytes_.size()) {
      broken_ = true;
      break;
    }
    append(out, bytes_.subspan(at, std::min({sector_size_, bytes_.size() - at, static_cast<size_t>(size) - out.size()})));
    if (sector >= table_.size()) {
      broken_ = broken_ || out.size() < size;
      break;
    }
    sector = table_[sector];
  }
  return out;
}

Bytes CompoundFile::mini_chain(std::uint32_t first, std::uint64_t size) const {
  Bytes out;
  size = std::min<std::uint64_t>(size, mini_stream_.size());
  for (std::uint32_t sector = first; out.size() < size && sector < end_of_chain - 2;) {
    const size_t at = size_t(sector) * mini_size_;
    if (at >= mini_stream_.size() || sector >= mini_table_.size()) {
      broken_ = true;
      break;
    }
    append(out,
           ByteView(mini_stream_).subspan(at, std::min({mini_size_, mini_stream_.size() - at, static_cast<size_t>(size) - out.size()})));
    sector = mini_table_[sector];
  }
  return out;
}

void CompoundFile::read_directory(std::uint32_t first) {
  const Bytes directory = chain(first, bytes_.size());
  struct Raw {
    CompoundEntry entry;
    std::uint32_t left, right, child;
    Byte type;
  };
  std::vector<Raw> raw;
  for (size_t at = 0; at + 128 <= directory.size() && raw.size() < most_entries; at += 128) {
    const ByteView row = ByteView(directory).subspan(at, 128);
    Raw one{};
    one.type = row[66];
    const size_t name_bytes = std::min<size_t>(peek_u16(row, 64), 64);
    one.entry.name = utf16_text(row.first(name_bytes >= 2 ? name_bytes - 2 : 0));
    one.left = peek_u32(row, 68);
    one.right = peek_u32(row, 72);
    one.child = peek_u32(row, 76);
    one.entry.start = peek_u32(row, 116);
    one.entry.size = peek_u32(row, 120);
    if (sector_size_ == 4096) one.entry.size |= std::uint64_t(peek_u32(row, 124)) << 32;
    one.entry.is_stream = one.type == 2;
    raw.push_back(std::move(one));
  }
  if (raw.empty() || raw.front().type != 5) return;
  entries_.push_back(raw.front().entry);
  // The red-black trees, without trusting them: each entry at most once.
  std::set<std::uint32_t> seen{0};
  struct Todo {
    std::uint32_t index;
    std::string folder;
  };
  std::vector<Todo> stack{{raw.front().child, ""}};
  while (!stack.empty()) {
    Todo todo = std::move(stack.back());
    stack.pop_back();
    if (todo.index >= raw.size() || !seen.insert(todo.index).second) continue;
    Raw& one = raw[todo.index];
    if (one.type != 1 && one.type != 2) continue;
    one.entry.path = todo.folder + one.entry.name;
    if (one.entry.path.size() > 4096) continue;
    stack.push_back({one.right, todo.folder});
    if (one.type == 1) stack.push_back({one.child, one.entry.path + "/"});
    stack.push_back({one.left, todo.folder});
    entries_.push_back(one.entry);
  }
}

const CompoundEntry* CompoundFile::find(std::string_view path) const {
  const std::string wanted = ascii_lower(path);
  for (const CompoundEntry& entry : entries_)
    if (entry.is_stream && ascii_lower(entry.path) == wanted) return &entry;
  return nullptr;
}

Bytes CompoundFile::read(const CompoundEntry& entry) const {
  return entry.size < mini_cutoff_ ? mini_chain(entry.start, entry.size) : chain(entry.start, entry.size);
}

}  // namespace sekimori::inspect
