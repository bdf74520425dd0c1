#include <cstring>

#include "store/events/parquet_metadata.h"
#include "store/events/thrift_compact.h"

namespace sekimori::events::parquet {
namespace {

std::int64_t number(auto value) { return static_cast<std::int64_t>(value); }

void write(CompactWriter& out, const SchemaElement& element) {
  out.begin_element_struct();
  if (element.type) {
    out.field_integer(1, CompactType::i32, number(*element.type));
    if (element.length > 0) out.field_integer(2, CompactType::i32, element.length);
    out.field_integer(3, CompactType::i32, element.required ? 0 : 1);
  }
  out.field_text(4, element.name);
  if (!element.type) out.field_integer(5, CompactType::i32, element.children);
  // The older converted types are written too; there is none for nanoseconds.
  if (element.logical == LogicalType::text) out.field_integer(6, CompactType::i32, 0);
  if (element.logical == LogicalType::unsigned_64) out.field_integer(6, CompactType::i32, 14);
  if (element.logical != LogicalType::none) {
    out.begin_field_struct(10);
    switch (element.logical) {
      case LogicalType::none: break;
      case LogicalType::text: out.field_empty_struct(1); break;
      case LogicalType::timestamp_nanoseconds:
        out.begin_field_struct(8);
        out.field_boolean(1, true);  // adjusted to UTC
        out.begin_field_struct(2);
        out.field_empty_struct(3);
        out.end_struct();
        out.end_struct();
        break;
      case LogicalType::unsigned_64:
        out.begin_field_struct(10);
        out.field_integer(1, CompactType::i8, 64);
        out.field_boolean(2, false);
        out.end_struct();
        break;
    }
    out.end_struct();
  }
  out.end_struct();
}

void write_statistics(CompactWriter& out, const ColumnChunk& column) {
  out.begin_field_struct(12);
  out.field_integer(3, CompactType::i64, 0);  // nothing is null
  if (column.greatest) out.field_text(5, *column.greatest);
  if (column.least) out.field_text(6, *column.least);
  if (column.greatest) out.field_boolean(7, true);
  if (column.least) out.field_boolean(8, true);
  out.end_struct();
}

void write(CompactWriter& out, const ColumnChunk& column) {
  out.begin_element_struct();
  out.field_integer(2, CompactType::i64, 0);
  out.begin_field_struct(3);
  out.field_integer(1, CompactType::i32, number(column.type));
  out.field_list(2, CompactType::i32, column.encodings.size());
  for (const Encoding encoding : column.encodings) out.element_integer(number(encoding));
  out.field_list(3, CompactType::binary, 1);
  out.element_text(column.name);
  out.field_integer(4, CompactType::i32, number(column.codec));
  out.field_integer(5, CompactType::i64, column.values);
  out.field_integer(6, CompactType::i64, column.uncompressed_bytes);
  out.field_integer(7, CompactType::i64, column.compressed_bytes);
  out.field_integer(9, CompactType::i64, column.data_offset);
  if (column.dictionary_offset) out.field_integer(11, CompactType::i64, *column.dictionary_offset);
  write_statistics(out, column);
  if (column.bloom_offset) {
    out.field_integer(14, CompactType::i64, *column.bloom_offset);
    out.field_integer(15, CompactType::i32, column.bloom_bytes);
  }
  out.end_struct();
  out.field_integer(4, CompactType::i64, column.offset_index_offset);
  out.field_integer(5, CompactType::i32, column.offset_index_bytes);
  if (column.column_index_bytes > 0) {
    out.field_integer(6, CompactType::i64, column.column_index_offset);
    out.field_integer(7, CompactType::i32, column.column_index_bytes);
  }
  out.end_struct();
}

void write(CompactWriter& out, const RowGroup& group, std::size_t ordinal) {
  out.begin_element_struct();
  out.field_list(1, CompactType::structure, group.columns.size());
  for (const ColumnChunk& column : group.columns) write(out, column);
  out.field_integer(2, CompactType::i64, group.uncompressed_bytes);
  out.field_integer(3, CompactType::i64, group.rows);
  if (group.sorted_by >= 0) {
    out.field_list(4, CompactType::structure, 1);
    out.begin_element_struct();
    out.field_integer(1, CompactType::i32, group.sorted_by);
    out.field_boolean(2, false);
    out.field_boolean(3, false);
    out.end_struct();
  }
  out.field_integer(5, CompactType::i64, group.offset);
  out.field_integer(6, CompactType::i64, group.compressed_bytes);
  out.field_integer(7, CompactType::i16, number(ordinal));
  out.end_struct();
}

std::string plain_text(std::int64_t value) {
  std::string text(8, '\0');
  std::memcpy(text.data(), &value, 8);
  return text;
}

}  // namespace

Bytes encode(const FileMetadata& file) {
  CompactWriter out;
  out.field_integer(1, CompactType::i32, 2);
  out.field_list(2, CompactType::structure, file.schema.size());
  for (const SchemaElement& element : file.schema) write(out, element);
  out.field_integer(3, CompactType::i64, file.rows);
  out.field_list(4, CompactType::structure, file.row_groups.size());
  for (std::size_t i = 0; i < file.row_groups.size(); ++i) write(out, file.row_groups[i], i);
  out.field_list(5, CompactType::structure, file.properties.size());
  for (const auto& [key, value] : file.properties) {
    out.begin_element_struct();
    out.field_text(1, key);
    out.field_text(2, value);
    out.end_struct();
  }
  out.field_text(6, file.created_by);
  // Readers trust min and max of a column only when its order is said to be that of its type.
  const std::size_t leaves = file.schema.empty() ? 0 : file.schema.size() - 1;
  out.field_list(7, CompactType::structure, leaves);
  for (std::size_t i = 0; i < leaves; ++i) {
    out.begin_element_struct();
    out.field_empty_struct(1);
    out.end_struct();
  }
  return out.finish();
}

Bytes encode(const PageHeader& header) {
  CompactWriter out;
  out.field_integer(1, CompactType::i32, number(header.type));
  out.field_integer(2, CompactType::i32, header.uncompressed_bytes);
  out.field_integer(3, CompactType::i32, header.compressed_bytes);
  out.field_integer(4, CompactType::i32, static_cast<std::int32_t>(header.checksum));
  if (header.type == PageType::data) {
    out.begin_field_struct(5);
    out.field_integer(1, CompactType::i32, header.values);
    out.field_integer(2, CompactType::i32, number(header.encoding));
    out.field_integer(3, CompactType::i32, number(Encoding::rle));  // levels, of which there are none
    out.field_integer(4, CompactType::i32, number(Encoding::rle));
    out.end_struct();
  } else {
    out.begin_field_struct(7);
    out.field_integer(1, CompactType::i32, header.values);
    out.field_integer(2, CompactType::i32, number(header.encoding));
    out.end_struct();
  }
  return out.finish();
}

Bytes encode(const std::vector<PageLocation>& pages) {
  CompactWriter out;
  out.field_list(1, CompactType::structure, pages.size());
  for (const PageLocation& page : pages) {
    out.begin_element_struct();
    out.field_integer(1, CompactType::i64, page.offset);
    out.field_integer(2, CompactType::i32, page.bytes);
    out.field_integer(3, CompactType::i64, page.first_row);
    out.end_struct();
  }
  return out.finish();
}

Bytes encode(const IntegerPageBounds& bounds) {
  CompactWriter out;
  out.field_list(1, CompactType::boolean_true, bounds.least.size());
  for (std::size_t i = 0; i < bounds.least.size(); ++i) out.element_boolean(false);
  out.field_list(2, CompactType::binary, bounds.least.size());
  for (const std::int64_t value : bounds.least) out.element_text(plain_text(value));
  out.field_list(3, CompactType::binary, bounds.greatest.size());
  for (const std::int64_t value : bounds.greatest) out.element_text(plain_text(value));
  out.field_integer(4, CompactType::i32, bounds.ascending ? 1 : 0);
  out.field_list(5, CompactType::i64, bounds.least.size());
  for (std::size_t i = 0; i < bounds.least.size(); ++i) out.element_integer(0);
  return out.finish();
}

Bytes encode_bloom_header(std::size_t bloom_bytes) {
  CompactWriter out;
  out.field_integer(1, CompactType::i32, number(bloom_bytes));
  for (int id = 2; id <= 4; ++id) {  // split block; XXH64; uncompressed: each the first of its union
    out.begin_field_struct(id);
    out.field_empty_struct(1);
    out.end_struct();
  }
  return out.finish();
}

}  // namespace sekimori::events::parquet
