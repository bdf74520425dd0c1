// The columns of a segment: one for each member of model::Event (docs/format/event-columns.md).
//
//   definition_of(Column::object).name;              // "object"
//   Column column = TRY(column_named("user"));
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/result.h"

namespace sekimori::events {

enum class Column : unsigned char {
  time,
  id,
  event_class,
  activity,
  source,
  user,
  device,
  object,
  target,
  address,
  process,
  peripheral,
  bytes,
  count,
  raw,
  block,
  block_offset,
};
constexpr std::size_t column_count = 17;

// What a column's values are, and how they are laid out.
enum class ColumnKind : unsigned char {
  identifier,      // 16 bytes each, PLAIN
  integer,         // 64 bits, PLAIN
  rising_integer,  // 64 bits, DELTA_BINARY_PACKED
  enumeration,     // 32 bits, dictionary
  text,            // dictionary, PLAIN when nearly every value differs
  long_text,       // PLAIN
};
enum class Bloom : unsigned char { no, yes };

struct ColumnDefinition {
  Column column;
  std::string_view name;
  ColumnKind kind;
  Bloom bloom;
};

const ColumnDefinition& definition_of(Column column);
std::span<const ColumnDefinition, column_count> all_columns();
Result<Column> column_named(std::string_view name);  // invalid_input lists the names there are

constexpr bool is_text(ColumnKind kind) { return kind == ColumnKind::text || kind == ColumnKind::long_text; }
constexpr bool is_integer(ColumnKind kind) {
  return kind == ColumnKind::integer || kind == ColumnKind::rising_integer || kind == ColumnKind::enumeration;
}

// Rows that a page holds at most; pages begin anew at each multiple of it.
constexpr std::size_t block_rows = 65'536;
// Versions in a segment's footer.
constexpr std::string_view segment_format_version = "1";
constexpr std::string_view event_schema_version = "1";

}  // namespace sekimori::events
