// The metadata of a Parquet file (parquet.thrift), as far as segments use it.
//
//   Bytes footer = encode(file_metadata);
//   FileMetadata back = TRY(decode_file_metadata(footer));
//
// Decoders take untrusted bytes; unknown fields are skipped. Offsets are not yet held against the size of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace sekimori::events::parquet {

enum class PhysicalType : std::int32_t {
  boolean = 0,
  int32 = 1,
  int64 = 2,
  int96 = 3,
  real32 = 4,
  real64 = 5,
  byte_array = 6,
  fixed_byte_array = 7
};
enum class Encoding : std::int32_t { plain = 0, rle = 3, delta_binary_packed = 5, rle_dictionary = 8 };
enum class Codec : std::int32_t { uncompressed = 0, zstd = 6 };
enum class PageType : std::int32_t { data = 0, index = 1, dictionary = 2, data_v2 = 3 };
enum class LogicalType { none, text, timestamp_nanoseconds, unsigned_64 };

struct SchemaElement {
  std::string name;
  std::optional<PhysicalType> type;  // absent for the root
  std::int32_t length = 0;           // of fixed byte arrays
  LogicalType logical = LogicalType::none;
  std::int32_t children = 0;
  bool required = true;
  bool operator==(const SchemaElement&) const = default;
};

struct ColumnChunk {
  PhysicalType type = PhysicalType::int64;
  std::vector<Encoding> encodings;
  std::string name;
  Codec codec = Codec::zstd;
  std::int64_t values = 0;
  std::int64_t uncompressed_bytes = 0;  // of all pages with their headers
  std::int64_t compressed_bytes = 0;
  std::int64_t data_offset = 0;
  std::optional<std::int64_t> dictionary_offset;
  std::optional<std::string> least;  // PLAIN, without the length
  std::optional<std::string> greatest;
  std::optional<std::int64_t> bloom_offset;
  std::int32_t bloom_bytes = 0;
  std::int64_t offset_index_offset = 0;
  std::int32_t offset_index_bytes = 0;
  std::int64_t column_index_offset = 0;
  std::int32_t column_index_bytes = 0;  // 0: there is none
};

struct RowGroup {
  std::vector<ColumnChunk> columns;
  std::int64_t rows = 0;
  std::int64_t uncompressed_bytes = 0;
  std::int64_t compressed_bytes = 0;
  std::int64_t offset = 0;
  std::int32_t sorted_by = -1;  // column number, ascending; -1: unsorted
};

struct FileMetadata {
  std::vector<SchemaElement> schema;
  std::int64_t rows = 0;
  std::vector<RowGroup> row_groups;
  std::vector<std::pair<std::string, std::string>> properties;
  std::string created_by;
};

struct PageHeader {
  PageType type = PageType::data;
  std::int32_t uncompressed_bytes = 0;
  std::int32_t compressed_bytes = 0;
  std::uint32_t checksum = 0;  // CRC-32 (zlib) of the compressed bytes
  std::int32_t values = 0;
  Encoding encoding = Encoding::plain;
  bool operator==(const PageHeader&) const = default;
};

struct PageLocation {
  std::int64_t offset = 0;
  std::int32_t bytes = 0;  // with the header
  std::int64_t first_row = 0;
};

// Least and greatest values of each page of a column of integers.
struct IntegerPageBounds {
  std::vector<std::int64_t> least;
  std::vector<std::int64_t> greatest;
  bool ascending = false;
};

Bytes encode(const FileMetadata& file);
Bytes encode(const PageHeader& header);
Bytes encode(const std::vector<PageLocation>& pages);
Bytes encode(const IntegerPageBounds& bounds);
Bytes encode_bloom_header(std::size_t bloom_bytes);

Result<FileMetadata> decode_file_metadata(ByteView bytes);
Result<std::pair<PageHeader, std::size_t>> decode_page_header(ByteView bytes);  // and the header's size
Result<std::vector<PageLocation>> decode_page_locations(ByteView bytes);
Result<IntegerPageBounds> decode_page_bounds(ByteView bytes);
Result<std::pair<std::size_t, std::size_t>> decode_bloom_header(ByteView bytes);  // bytes of the filter, size of the header

}  // namespace sekimori::events::parquet
