#include "store/events/segment_footer.h"

#include <algorithm>
#include <charconv>

#include "base/phrase.h"
#include "store/events/event_columns.h"

namespace sekimori::events {
namespace {

using parquet::LogicalType;
using parquet::PhysicalType;

constexpr std::string_view magic = "PAR1";
constexpr std::size_t tail_bytes = 8;  // length of the footer, magic
constexpr std::uint64_t most_footer_bytes = std::uint64_t(64) << 20;
constexpr std::string_view no_checksum = "00000000";
constexpr std::string_view footer_checksum_key = "sekimori.footer_crc32";

std::string checksum_text(std::uint32_t checksum) { return fmt::format("{:08x}", checksum); }

template <class Number>
std::optional<Number> number_from(std::string_view text, int base) {
  Number value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (failed != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

// Where the footer's own checksum stands in it: it is the value behind the last occurrence of its key.
std::optional<std::size_t> own_checksum_at(ByteView footer) {
  const std::size_t key = as_text(footer).rfind(footer_checksum_key);
  if (key == std::string_view::npos) return {};
  const std::size_t value = key + footer_checksum_key.size() + 2;  // field header and length of the value
  if (value + no_checksum.size() > footer.size()) return {};
  return value;
}

}  // namespace

std::vector<parquet::SchemaElement> segment_schema() {
  std::vector<parquet::SchemaElement> schema(1);
  schema[0].name = "sekimori_event";
  schema[0].children = static_cast<std::int32_t>(column_count);
  for (const ColumnDefinition& definition : all_columns()) {
    parquet::SchemaElement element;
    element.name = definition.name;
    switch (definition.kind) {
      case ColumnKind::identifier:
        element.type = PhysicalType::fixed_byte_array;
        element.length = 16;
        break;
      case ColumnKind::integer:
      case ColumnKind::rising_integer: element.type = PhysicalType::int64; break;
      case ColumnKind::enumeration: element.type = PhysicalType::int32; break;
      case ColumnKind::text:
      case ColumnKind::long_text:
        element.type = PhysicalType::byte_array;
        element.logical = LogicalType::text;
        break;
    }
    if (definition.column == Column::time) element.logical = LogicalType::timestamp_nanoseconds;
    if (definition.column == Column::block_offset) element.logical = LogicalType::unsigned_64;
    schema.push_back(std::move(element));
  }
  return schema;
}

Result<void> begin_segment(SegmentFile& out) { return out.write(as_bytes(magic)); }

Result<void> finish_segment(SegmentFile& out, SegmentOutput& segment, const SegmentInfo& info) {
  std::string bloom_checksums;
  for (auto& group : segment.row_groups)
    for (ColumnOutput& column : group) {
      if (!column.bloom) continue;
      const Bytes head = parquet::encode_bloom_header(column.bloom->bits().size());
      column.chunk.bloom_offset = out.position();
      column.chunk.bloom_bytes = static_cast<std::int32_t>(head.size() + column.bloom->bits().size());
      TRY(out.write(head));
      TRY(out.write(column.bloom->bits()));
      bloom_checksums += (bloom_checksums.empty() ? "" : " ") + checksum_text(crc32_of(column.bloom->bits()));
    }

  const std::int64_t indexes_offset = out.position();
  Bytes indexes;
  for (auto& group : segment.row_groups)
    for (ColumnOutput& column : group) {
      if (column.bounds.least.empty()) continue;
      const Bytes index = parquet::encode(column.bounds);
      column.chunk.column_index_offset = indexes_offset + static_cast<std::int64_t>(indexes.size());
      column.chunk.column_index_bytes = static_cast<std::int32_t>(index.size());
      append(indexes, index);
    }
  for (auto& group : segment.row_groups)
    for (ColumnOutput& column : group) {
      const Bytes index = parquet::encode(column.pages);
      column.chunk.offset_index_offset = indexes_offset + static_cast<std::int64_t>(indexes.size());
      column.chunk.offset_index_bytes = static_cast<std::int32_t>(index.size());
      append(indexes, index);
    }
  TRY(out.write(indexes));

  parquet::FileMetadata file;
  file.schema = segment_schema();
  file.rows = static_cast<std::int64_t>(info.rows);
  for (auto& group : segment.row_groups) {
    parquet::RowGroup& row_group = file.row_groups.emplace_back();
    row_group.sorted_by = static_cast<std::int32_t>(Column::time);
    for (ColumnOutput& column : group) {
      row_group.rows = column.chunk.values;
      row_group.uncompressed_bytes += column.chunk.uncompressed_bytes;
      row_group.compressed_bytes += column.chunk.compressed_bytes;
      row_group.columns.push_back(std::move(column.chunk));
    }
    row_group.offset = row_group.columns.front().dictionary_offset.value_or(row_group.columns.front().data_offset);
  }
  file.created_by = "sekimori version " SEKIMORI_VERSION;
  file.properties = {{"sekimori.segment_format", std::string(segment_format_version)},
                     {"sekimori.event_schema", std::string(event_schema_version)},
                     {"sekimori.segment_id", info.id.to_string()},
                     {"sekimori.created", info.created.to_rfc3339()},
                     {"sekimori.bloom_crc32", std::move(bloom_checksums)},
                     {"sekimori.index_offset", std::to_string(indexes_offset)},
                     {"sekimori.index_crc32", checksum_text(crc32_of(indexes))},
                     {std::string(footer_checksum_key), std::string(no_checksum)}};
  Bytes footer = parquet::encode(file);
  const auto own = own_checksum_at(footer);
  SEKIMORI_CHECK(own.has_value());
  const std::string checksum = checksum_text(crc32_of(footer));
  std::ranges::copy(checksum, footer.begin() + static_cast<std::ptrdiff_t>(*own));
  const std::size_t size = footer.size();
  append_u32_le(footer, static_cast<std::uint32_t>(size));
  append(footer, magic);
  return out.write(footer);
}

Result<SegmentFooter> read_footer(File& file, std::string_view name) {
  const auto damaged = [&](const Phrase& what) {
    return error(ErrorCode::integrity, "{}: {}; the segment is damaged, restore it from a backup", name, what);
  };
  const std::uint64_t size = TRY(file.size());
  Bytes ends(magic.size() + tail_bytes);
  if (size < ends.size()) return error(ErrorCode::invalid_input, "{}: {} bytes, too short for a segment", name, size);
  if (TRY(file.read_at(0, std::span(ends).first(magic.size()))) != magic.size()) return damaged("it became shorter while it was read");
  if (TRY(file.read_at(size - tail_bytes, std::span(ends).subspan(magic.size()))) != tail_bytes)
    return damaged("it became shorter while it was read");
  const std::string_view text = as_text(ends);
  const bool begins = text.starts_with(magic);
  const bool closes = text.ends_with(magic);
  if (!begins && !closes) return error(ErrorCode::invalid_input, "{}: not a Parquet file", name);
  if (!begins || !closes) return damaged("one of the two marks PAR1 is missing");
  const std::uint64_t footer_size = TRY(read_u32_le(ends, magic.size()));
  if (footer_size > size - ends.size() || footer_size > most_footer_bytes) return damaged("the footer's length is impossible");
  const std::uint64_t footer_offset = size - tail_bytes - footer_size;
  Bytes footer(footer_size);
  if (TRY(file.read_at(footer_offset, footer)) != footer_size) return damaged("it became shorter while it was read");

  SegmentFooter result;
  auto metadata = parquet::decode_file_metadata(footer);
  if (!metadata) return damaged(phrase("footer: {}", metadata.error()));
  result.file = *std::move(metadata);
  const auto property = [&](std::string_view key) -> std::string_view {
    for (const auto& [name_of_property, value] : result.file.properties)
      if (name_of_property == key) return value;
    return {};
  };
  const std::string_view format = property("sekimori.segment_format");
  if (format.empty()) return error(ErrorCode::invalid_input, "{}: a Parquet file, but not a segment of Sekimori", name);
  const auto own = own_checksum_at(footer);
  const auto stated = number_from<std::uint32_t>(property(footer_checksum_key), 16);
  if (!own || !stated) return damaged("the footer's checksum is missing");
  std::ranges::copy(no_checksum, footer.begin() + static_cast<std::ptrdiff_t>(*own));
  if (crc32_of(footer) != *stated) return damaged("the footer does not fit its checksum");
  if (format != segment_format_version || property("sekimori.event_schema") != event_schema_version)
    return error(ErrorCode::invalid_input, "{}: segment format {}, event columns {}; this program knows {} and {}; install a newer release",
                 name, format, property("sekimori.event_schema"), segment_format_version, event_schema_version);
  if (result.file.schema != segment_schema()) return damaged("the columns are not those of its version");

  auto id = Uuid::parse(property("sekimori.segment_id"));
  const auto indexes_offset = number_from<std::int64_t>(property("sekimori.index_offset"), 10);
  const auto indexes_checksum = number_from<std::uint32_t>(property("sekimori.index_crc32"), 16);
  if (!id || !indexes_offset || !indexes_checksum || *indexes_offset < 0 || static_cast<std::uint64_t>(*indexes_offset) > footer_offset)
    return damaged("a property of the footer is missing");
  result.id = *id;
  result.indexes_offset = *indexes_offset;
  result.indexes.resize(footer_offset - static_cast<std::uint64_t>(*indexes_offset));
  if (result.indexes.size() > most_footer_bytes) return damaged("the page indexes' length is impossible");
  if (TRY(file.read_at(static_cast<std::uint64_t>(*indexes_offset), result.indexes)) != result.indexes.size())
    return damaged("it became shorter while it was read");
  if (crc32_of(result.indexes) != *indexes_checksum) return damaged("the page indexes do not fit their checksum");
  std::string_view rest = property("sekimori.bloom_crc32");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const auto checksum = number_from<std::uint32_t>(rest.substr(0, end), 16);
    if (!checksum) return damaged("a checksum of a bloom filter is unreadable");
    result.bloom_checksums.push_back(*checksum);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return result;
}

}  // namespace sekimori::events
