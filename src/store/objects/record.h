// The bytes of the index file (docs/format/objects.md): a header and records, 64 bytes each.
//
//   Record record = {.kind = RecordKind::object, .added = now, ...};
//   append_record(group, record, number_in_group);
//   std::optional<Record> back = parse_record(bytes);                 // nothing: torn or rotten
#pragma once

#include <array>
#include <optional>

#include "store/objects/object_log.h"

namespace sekimori::objects {

constexpr std::size_t record_bytes = 64;

enum class RecordKind : std::uint8_t { object = 1, removal = 2 };

struct Record {
  RecordKind kind = RecordKind::object;
  std::uint32_t in_group = 0;  // how many records of the same write stand before this one: all before those was durable
  std::uint8_t spec = 0;
  std::uint8_t label = 0;
  std::uint8_t version_digits = 0;
  bool version_stated = false;
  std::uint16_t type = 0;    // line of the file "types", from 0
  Microseconds added = 0;    // of a removal: when it was removed
  std::int64_t version = 0;  // of a removal: the sequence of what was removed
  Uuid uuid;
  std::uint64_t place = 0;  // of the body in the file "bodies"
  std::uint32_t bytes = 0;
  std::uint32_t checksum = 0;  // CRC-32C of the body
};

Bytes index_header();
// integrity when it is none; conflict when a newer release made it.
Result<void> check_index_header(ByteView bytes, std::string_view file_name);

void append_record(Bytes& out, const Record& record);
std::optional<Record> parse_record(ByteView bytes);  // of record_bytes

}  // namespace sekimori::objects
