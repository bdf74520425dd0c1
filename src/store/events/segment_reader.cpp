#include "store/events/segment_reader.h"

namespace sekimori::events {
namespace {

using parquet::Encoding;
using parquet::PhysicalType;

PhysicalType physical_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::identifier: return PhysicalType::fixed_byte_array;
    case ColumnKind::integer:
    case ColumnKind::rising_integer: return PhysicalType::int64;
    case ColumnKind::enumeration: return PhysicalType::int32;
    case ColumnKind::text:
    case ColumnKind::long_text: break;
  }
  return PhysicalType::byte_array;
}

}  // namespace

Result<std::unique_ptr<SegmentReader>> SegmentReader::open(Files& files, const Path& path) {
  auto file = TRY(files.open(path, OpenMode::read));
  const std::uint64_t bytes = TRY(file->size());
  SegmentFooter footer = TRY(read_footer(*file, path.string()));
  std::unique_ptr<SegmentReader> reader(new SegmentReader(std::move(file), path.string(), std::move(footer), bytes));
  TRY(reader->check_structure());
  return reader;
}

Result<void> SegmentReader::check_structure() const {
  const auto damaged = [&](const Phrase& what) {
    return error(ErrorCode::integrity, "{}: {}; the segment is damaged, restore it from a backup", name_, what);
  };
  std::int64_t rows = 0;
  std::size_t blooms = 0;
  for (const parquet::RowGroup& group : footer_.file.row_groups) {
    if (group.columns.size() != column_count || group.rows < 1 || group.rows > INT32_MAX) return damaged("a row group of impossible size");
    rows += group.rows;
    for (std::size_t i = 0; i < column_count; ++i) {
      const parquet::ColumnChunk& chunk = group.columns[i];
      const ColumnDefinition& definition = all_columns()[i];
      if (chunk.name != definition.name || chunk.type != physical_of(definition.kind) || chunk.values != group.rows)
        return damaged(phrase("column {} is described wrongly", definition.name));
      const bool may_be_coded = definition.kind == ColumnKind::enumeration || definition.kind == ColumnKind::text;
      if (chunk.dictionary_offset ? !may_be_coded : definition.kind == ColumnKind::enumeration)
        return damaged(phrase("column {} has an impossible layout", definition.name));
      if (chunk.bloom_offset) ++blooms;
    }
  }
  if (rows != footer_.file.rows) return damaged("the row groups do not add up");
  if (blooms != footer_.bloom_checksums.size()) return damaged("the bloom filters do not add up");
  return {};
}

Result<std::unique_ptr<ColumnReader>> SegmentReader::column(std::size_t row_group, Column column) {
  const parquet::RowGroup& group = footer_.file.row_groups[row_group];
  const parquet::ColumnChunk& chunk = group.columns[static_cast<std::size_t>(column)];
  auto reader = std::make_unique<ColumnReader>(*file_, name_, chunk, definition_of(column), static_cast<std::uint64_t>(group.rows));
  TRY(reader->prepare(footer_.indexes, footer_.indexes_offset));
  return reader;
}

Result<std::optional<BloomFilter>> SegmentReader::bloom(std::size_t row_group, Column column) {
  const parquet::ColumnChunk& chunk = footer_.file.row_groups[row_group].columns[static_cast<std::size_t>(column)];
  if (!chunk.bloom_offset) return std::optional<BloomFilter>();
  const auto damaged = [&](const Phrase& what) {
    return error(ErrorCode::integrity, "{}: column {}: bloom filter: {}; the segment is damaged, restore it from a backup", name_,
                 chunk.name, what);
  };
  std::size_t ordinal = 0;
  for (std::size_t g = 0; g <= row_group; ++g)
    for (std::size_t i = 0; i < (g == row_group ? static_cast<std::size_t>(column) : column_count); ++i)
      if (footer_.file.row_groups[g].columns[i].bloom_offset) ++ordinal;
  if (*chunk.bloom_offset < 0 || chunk.bloom_bytes < 0 || static_cast<std::uint64_t>(*chunk.bloom_offset) > bytes_ ||
      static_cast<std::uint64_t>(chunk.bloom_bytes) > bytes_ - static_cast<std::uint64_t>(*chunk.bloom_offset))
    return damaged("it lies outside the file");
  Bytes bytes(static_cast<std::size_t>(chunk.bloom_bytes));
  if (TRY(file_->read_at(static_cast<std::uint64_t>(*chunk.bloom_offset), bytes)) != bytes.size())
    return damaged("the file became shorter");
  const auto header = parquet::decode_bloom_header(bytes);
  if (!header) return damaged(header.error());
  const ByteView bits = ByteView(bytes).subspan(header->second);
  // The header stands outside the checksum; written anew it must be the same.
  const Bytes canonical = parquet::encode_bloom_header(bits.size());
  if (header->first != bits.size() || as_text(canonical) != as_text(ByteView(bytes).first(header->second)))
    return damaged("its header is wrong");
  if (crc32_of(bits) != footer_.bloom_checksums[ordinal]) return damaged("it does not fit its checksum");
  auto filter = BloomFilter::from_bits(bits);
  if (!filter) return damaged(filter.error());
  return std::optional(*std::move(filter));
}

}  // namespace sekimori::events
