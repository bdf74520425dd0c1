#include "store/objects/record.h"

#include <algorithm>

#include "base/crc32c.h"

namespace sekimori::objects {
namespace {

constexpr std::string_view magic = "SKMOBJX";
constexpr Byte format_version = 1;
constexpr Byte stated_bit = 0x80;

std::uint64_t little_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) value = value << 8 | bytes[i - 1];
  return value;
}

void append_u16(Bytes& out, std::uint16_t value) {
  out.push_back(static_cast<Byte>(value));
  out.push_back(static_cast<Byte>(value >> 8));
}

}  // namespace

Bytes index_header() {
  Bytes out = to_bytes(magic);
  out.push_back(format_version);
  out.resize(record_bytes - 4);
  append_u32_le(out, crc32c(out));
  return out;
}

Result<void> check_index_header(ByteView bytes, std::string_view file_name) {
  if (bytes.size() < record_bytes || as_text(bytes.first(magic.size())) != magic ||
      little_endian(bytes.subspan(record_bytes - 4, 4)) != crc32c(bytes.first(record_bytes - 4)))
    return error(ErrorCode::integrity, "{}: the file header is damaged; restore the file from a backup", file_name);
  if (bytes[magic.size()] > format_version)
    return error(ErrorCode::conflict, "{}: made by a newer Sekimori (format {}, this program knows {}); use that one", file_name,
                 static_cast<unsigned>(bytes[magic.size()]), static_cast<unsigned>(format_version));
  return {};
}

void append_record(Bytes& out, const Record& record) {
  const std::size_t begin = out.size();
  append_u32_le(out, 0);
  append_u32_le(out, record.in_group);
  out.push_back(static_cast<Byte>(record.kind));
  out.push_back(record.spec);
  out.push_back(record.label);
  out.push_back(static_cast<Byte>(record.version_digits | (record.version_stated ? stated_bit : 0)));
  append_u16(out, record.type);
  append_u16(out, 0);
  append_u64_le(out, static_cast<std::uint64_t>(record.added));
  append_u64_le(out, static_cast<std::uint64_t>(record.version));
  append(out, ByteView(record.uuid.bytes));
  append_u64_le(out, record.place);
  append_u32_le(out, record.bytes);
  append_u32_le(out, record.checksum);
  const std::uint32_t sum = crc32c(ByteView(out).subspan(begin + 4));
  for (std::size_t i = 0; i < 4; ++i) out[begin + i] = static_cast<Byte>(sum >> (8 * i));
}

std::optional<Record> parse_record(ByteView bytes) {
  if (bytes.size() < record_bytes || little_endian(bytes.first(4)) != crc32c(bytes.subspan(4, record_bytes - 4))) return {};
  const Byte kind = bytes[8];
  if (kind != static_cast<Byte>(RecordKind::object) && kind != static_cast<Byte>(RecordKind::removal)) return {};
  Record record;
  record.in_group = static_cast<std::uint32_t>(little_endian(bytes.subspan(4, 4)));
  record.kind = static_cast<RecordKind>(kind);
  record.spec = bytes[9];
  record.label = bytes[10];
  record.version_digits = bytes[11] & static_cast<Byte>(~stated_bit);
  record.version_stated = (bytes[11] & stated_bit) != 0;
  record.type = static_cast<std::uint16_t>(little_endian(bytes.subspan(12, 2)));
  record.added = static_cast<Microseconds>(little_endian(bytes.subspan(16, 8)));
  record.version = static_cast<std::int64_t>(little_endian(bytes.subspan(24, 8)));
  std::ranges::copy(bytes.subspan(32, 16), record.uuid.bytes.begin());
  record.place = little_endian(bytes.subspan(48, 8));
  record.bytes = static_cast<std::uint32_t>(little_endian(bytes.subspan(56, 4)));
  record.checksum = static_cast<std::uint32_t>(little_endian(bytes.subspan(60, 4)));
  return record;
}

}  // namespace sekimori::objects
