#include <cstring>

#include "store/events/parquet_metadata.h"
#include "store/events/thrift_compact.h"

namespace sekimori::events::parquet {
namespace {

Result<std::int32_t> small(CompactReader& in, CompactType type) {
  const std::int64_t value = TRY(in.integer(type));
  if (value != static_cast<std::int32_t>(value)) return error(ErrorCode::invalid_input, "{} does not fit 32 bits", value);
  return static_cast<std::int32_t>(value);
}

Result<Encoding> read_encoding(CompactReader& in, CompactType type) {
  const std::int64_t value = TRY(in.integer(type));
  switch (value) {
    case 0: return Encoding::plain;
    case 3: return Encoding::rle;
    case 5: return Encoding::delta_binary_packed;
    case 8: return Encoding::rle_dictionary;
    default: return error(ErrorCode::invalid_input, "encoding {} is not used in segments", value);
  }
}

Result<PhysicalType> read_physical(CompactReader& in, CompactType type) {
  const std::int64_t value = TRY(in.integer(type));
  if (value < 0 || value > 7) return error(ErrorCode::invalid_input, "physical type {}", value);
  return static_cast<PhysicalType>(value);
}

Result<LogicalType> read_logical(CompactReader& in) {
  LogicalType logical = LogicalType::none;
  bool utc = false;
  std::int64_t bits = 0;
  bool is_signed = true;
  bool nanoseconds = false;
  auto read = in.read_struct([&](const CompactField& kind) -> Result<void> {
    if (kind.id == 1) logical = LogicalType::text;
    if (kind.id == 8) {
      logical = LogicalType::timestamp_nanoseconds;
      TRY(in.expect_struct(kind));
      return in.read_struct([&](const CompactField& field) -> Result<void> {
        if (field.id == 1) return utc = TRY(in.boolean(field.type)), Result<void>();
        if (field.id != 2) return in.skip(field.type);
        TRY(in.expect_struct(field));
        return in.read_struct([&](const CompactField& unit) -> Result<void> {
          nanoseconds = unit.id == 3;
          return in.skip(unit.type);
        });
      });
    }
    if (kind.id == 10) {
      logical = LogicalType::unsigned_64;
      TRY(in.expect_struct(kind));
      return in.read_struct([&](const CompactField& field) -> Result<void> {
        if (field.id == 1) return bits = TRY(in.integer(field.type)), Result<void>();
        if (field.id == 2) return is_signed = TRY(in.boolean(field.type)), Result<void>();
        return in.skip(field.type);
      });
    }
    return in.skip(kind.type);
  });
  TRY(std::move(read));
  if (logical == LogicalType::timestamp_nanoseconds && !(utc && nanoseconds))
    return error(ErrorCode::invalid_input, "a time that is not in nanoseconds UTC");
  if (logical == LogicalType::unsigned_64 && (is_signed || bits != 64))
    return error(ErrorCode::invalid_input, "an integer type that segments do not use");
  return logical;
}

Result<SchemaElement> read_schema_element(CompactReader& in) {
  SchemaElement element;
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    switch (field.id) {
      case 1: element.type = TRY(read_physical(in, field.type)); return {};
      case 2: element.length = TRY(small(in, field.type)); return {};
      case 3: element.required = TRY(in.integer(field.type)) == 0; return {};
      case 4: element.name = TRY(in.text(field.type)); return {};
      case 5: element.children = TRY(small(in, field.type)); return {};
      case 10:
        TRY(in.expect_struct(field));
        element.logical = TRY(read_logical(in));
        return {};
      default: return in.skip(field.type);
    }
  });
  TRY(std::move(read));
  return element;
}

Result<void> read_statistics(CompactReader& in, ColumnChunk& column) {
  return in.read_struct([&](const CompactField& field) -> Result<void> {
    if (field.id == 5) return column.greatest = TRY(in.text(field.type)), Result<void>();
    if (field.id == 6) return column.least = TRY(in.text(field.type)), Result<void>();
    return in.skip(field.type);
  });
}

Result<void> read_column_metadata(CompactReader& in, ColumnChunk& column) {
  return in.read_struct([&](const CompactField& field) -> Result<void> {
    switch (field.id) {
      case 1: column.type = TRY(read_physical(in, field.type)); return {};
      case 2:
        return in.read_list(field, CompactType::i32, [&]() -> Result<void> {
          column.encodings.push_back(TRY(read_encoding(in, CompactType::i32)));
          return {};
        });
      case 3:
        return in.read_list(field, CompactType::binary, [&]() -> Result<void> {
          if (!column.name.empty()) return error(ErrorCode::invalid_input, "a nested column, which segments do not use");
          column.name = TRY(in.text(CompactType::binary));
          return {};
        });
      case 4: {
        const std::int64_t codec = TRY(in.integer(field.type));
        if (codec != 0 && codec != 6) return error(ErrorCode::invalid_input, "compression {} is not used in segments", codec);
        column.codec = static_cast<Codec>(codec);
        return {};
      }
      case 5: column.values = TRY(in.integer(field.type)); return {};
      case 6: column.uncompressed_bytes = TRY(in.integer(field.type)); return {};
      case 7: column.compressed_bytes = TRY(in.integer(field.type)); return {};
      case 9: column.data_offset = TRY(in.integer(field.type)); return {};
      case 11: column.dictionary_offset = TRY(in.integer(field.type)); return {};
      case 12: TRY(in.expect_struct(field)); return read_statistics(in, column);
      case 14: column.bloom_offset = TRY(in.integer(field.type)); return {};
      case 15: column.bloom_bytes = TRY(small(in, field.type)); return {};
      default: return in.skip(field.type);
    }
  });
}

Result<ColumnChunk> read_column_chunk(CompactReader& in) {
  ColumnChunk column;
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    switch (field.id) {
      case 3: TRY(in.expect_struct(field)); return read_column_metadata(in, column);
      case 4: column.offset_index_offset = TRY(in.integer(field.type)); return {};
      case 5: column.offset_index_bytes = TRY(small(in, field.type)); return {};
      case 6: column.column_index_offset = TRY(in.integer(field.type)); return {};
      case 7: column.column_index_bytes = TRY(small(in, field.type)); return {};
      default: return in.skip(field.type);
    }
  });
  TRY(std::move(read));
  return column;
}

Result<RowGroup> read_row_group(CompactReader& in) {
  RowGroup group;
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    switch (field.id) {
      case 1:
        return in.read_list(field, CompactType::structure, [&]() -> Result<void> {
          group.columns.push_back(TRY(read_column_chunk(in)));
          return {};
        });
      case 2: group.uncompressed_bytes = TRY(in.integer(field.type)); return {};
      case 3: group.rows = TRY(in.integer(field.type)); return {};
      case 5: group.offset = TRY(in.integer(field.type)); return {};
      case 6: group.compressed_bytes = TRY(in.integer(field.type)); return {};
      default: return in.skip(field.type);
    }
  });
  TRY(std::move(read));
  return group;
}

}  // namespace

Result<FileMetadata> decode_file_metadata(ByteView bytes) {
  CompactReader in(bytes);
  FileMetadata file;
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    switch (field.id) {
      case 2:
        return in.read_list(field, CompactType::structure, [&]() -> Result<void> {
          file.schema.push_back(TRY(read_schema_element(in)));
          return {};
        });
      case 3: file.rows = TRY(in.integer(field.type)); return {};
      case 4:
        return in.read_list(field, CompactType::structure, [&]() -> Result<void> {
          file.row_groups.push_back(TRY(read_row_group(in)));
          return {};
        });
      case 5:
        return in.read_list(field, CompactType::structure, [&]() -> Result<void> {
          auto& [key, value] = file.properties.emplace_back();
          return in.read_struct([&](const CompactField& part) -> Result<void> {
            if (part.id == 1) return key = TRY(in.text(part.type)), Result<void>();
            if (part.id == 2) return value = TRY(in.text(part.type)), Result<void>();
            return in.skip(part.type);
          });
        });
      case 6: file.created_by = TRY(in.text(field.type)); return {};
      default: return in.skip(field.type);
    }
  });
  TRY(std::move(read));
  if (in.position() != bytes.size())
    return error(ErrorCode::invalid_input, "{} bytes behind the footer's end", bytes.size() - in.position());
  return file;
}

Result<std::pair<PageHeader, std::size_t>> decode_page_header(ByteView bytes) {
  CompactReader in(bytes);
  PageHeader header;
  const auto read_body = [&](const CompactField& body) -> Result<void> {
    TRY(in.expect_struct(body));
    return in.read_struct([&](const CompactField& field) -> Result<void> {
      if (field.id == 1) return header.values = TRY(small(in, field.type)), Result<void>();
      if (field.id == 2) return header.encoding = TRY(read_encoding(in, field.type)), Result<void>();
      return in.skip(field.type);
    });
  };
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    switch (field.id) {
      case 1: {
        const std::int64_t type = TRY(in.integer(field.type));
        if (type != 0 && type != 2) return error(ErrorCode::invalid_input, "page type {} is not used in segments", type);
        header.type = static_cast<PageType>(type);
        return {};
      }
      case 2: header.uncompressed_bytes = TRY(small(in, field.type)); return {};
      case 3: header.compressed_bytes = TRY(small(in, field.type)); return {};
      case 4: header.checksum = static_cast<std::uint32_t>(TRY(small(in, field.type))); return {};
      case 5:
      case 7: return read_body(field);
      default: return in.skip(field.type);
    }
  });
  TRY(std::move(read));
  return std::pair(header, in.position());
}

Result<std::vector<PageLocation>> decode_page_locations(ByteView bytes) {
  CompactReader in(bytes);
  std::vector<PageLocation> pages;
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    if (field.id != 1) return in.skip(field.type);
    return in.read_list(field, CompactType::structure, [&]() -> Result<void> {
      PageLocation& page = pages.emplace_back();
      return in.read_struct([&](const CompactField& part) -> Result<void> {
        if (part.id == 1) return page.offset = TRY(in.integer(part.type)), Result<void>();
        if (part.id == 2) return page.bytes = TRY(small(in, part.type)), Result<void>();
        if (part.id == 3) return page.first_row = TRY(in.integer(part.type)), Result<void>();
        return in.skip(part.type);
      });
    });
  });
  TRY(std::move(read));
  return pages;
}

Result<IntegerPageBounds> decode_page_bounds(ByteView bytes) {
  CompactReader in(bytes);
  IntegerPageBounds bounds;
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    if (field.id == 4) return bounds.ascending = TRY(in.integer(field.type)) == 1, Result<void>();
    if (field.id != 2 && field.id != 3) return in.skip(field.type);
    return in.read_list(field, CompactType::binary, [&]() -> Result<void> {
      const std::string_view text = TRY(in.text(CompactType::binary));
      std::int64_t value = 0;
      if (text.size() != sizeof value)
        return error(ErrorCode::invalid_input, "a bound of {} bytes in a column of 64-bit integers", text.size());
      std::memcpy(&value, text.data(), sizeof value);
      (field.id == 2 ? bounds.least : bounds.greatest).push_back(value);
      return {};
    });
  });
  TRY(std::move(read));
  if (bounds.least.size() != bounds.greatest.size())
    return error(ErrorCode::invalid_input, "{} least and {} greatest values", bounds.least.size(), bounds.greatest.size());
  return bounds;
}

Result<std::pair<std::size_t, std::size_t>> decode_bloom_header(ByteView bytes) {
  CompactReader in(bytes);
  std::int64_t size = -1;
  auto read = in.read_struct([&](const CompactField& field) -> Result<void> {
    if (field.id == 1) return size = TRY(in.integer(field.type)), Result<void>();
    if (field.id > 4) return in.skip(field.type);
    TRY(in.expect_struct(field));
    return in.read_struct([&](const CompactField& kind) -> Result<void> {
      if (kind.id != 1) return error(ErrorCode::invalid_input, "a bloom filter of a kind that segments do not use");
      return in.skip(kind.type);
    });
  });
  TRY(std::move(read));
  if (size < 0) return error(ErrorCode::invalid_input, "a bloom filter without a size");
  return std::pair(static_cast<std::size_t>(size), in.position());
}

}  // namespace sekimori::events::parquet
