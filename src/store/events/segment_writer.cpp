#include "store/events/segment_writer.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <set>

#include "store/events/bloom_filter.h"
#include "store/events/chunk_writer.h"
#include "store/events/encodings.h"
#include "store/events/event_columns.h"
#include "store/events/segment_footer.h"
#include "store/events/text_column.h"

namespace sekimori::events {
namespace {

using parquet::Codec;
using parquet::Encoding;
using parquet::PhysicalType;
using Rows = std::span<const std::uint32_t>;  // row numbers in the order of the file

constexpr std::size_t page_bytes = std::size_t(1) << 20;         // of PLAIN text; smaller pages mean less to unpack for one row
constexpr std::size_t dictionary_bytes = std::size_t(64) << 20;  // beyond it PLAIN is written
constexpr std::size_t longest_bound = 256;                       // of min and max in the statistics

std::string plain_value(std::integral auto value) {
  std::string text(sizeof value, '\0');
  std::memcpy(text.data(), &value, sizeof value);
  return text;
}

// Calls write(rows) for each block of rows.
template <class Write>
Result<void> for_each_block(Rows rows, Write&& write) {
  for (std::size_t start = 0; start < rows.size(); start += block_rows)
    TRY(write(rows.subspan(start, std::min(block_rows, rows.size() - start))));
  return {};
}

struct LongTexts {
  Bytes bytes;
  std::vector<std::size_t> ends;
  void add(std::string_view text) {
    append(bytes, text);
    ends.push_back(bytes.size());
  }
  std::string_view value(std::size_t row) const {
    const std::size_t start = row == 0 ? 0 : ends[row - 1];
    return as_text(ByteView(bytes).subspan(start, ends[row] - start));
  }
};

// Pages of PLAIN text end at a block and at page_bytes, whichever comes first.
template <class Value>
Result<void> write_plain_texts(ChunkWriter& chunk, Rows rows, Value&& value) {
  return for_each_block(rows, [&](Rows block) -> Result<void> {
    Bytes page;
    std::size_t count = 0;
    for (const std::uint32_t row : block) {
      append_plain(page, value(row));
      ++count;
      if (page.size() < page_bytes) continue;
      TRY(chunk.write_page(page, count));
      page.clear();
      count = 0;
    }
    return count == 0 ? Result<void>() : chunk.write_page(page, count);
  });
}

}  // namespace

struct SegmentWriter::Columns {
  std::vector<std::int64_t> time, bytes, count, block_offset;
  std::vector<model::EventId> id;
  std::vector<std::int32_t> event_class, activity;
  TextColumn source, user, device, object, target, address, process, peripheral, block;
  LongTexts raw;

  void add(const model::Event& event);
  const TextColumn& texts(Column column) const;
  const std::vector<std::int64_t>& integers(Column column) const;
  std::size_t held_bytes() const;

  Result<ColumnOutput> write(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const;
  Result<ColumnOutput> write_ids(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const;
  Result<ColumnOutput> write_integers(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const;
  Result<ColumnOutput> write_enumeration(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const;
  Result<ColumnOutput> write_texts(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const;
};

void SegmentWriter::Columns::add(const model::Event& event) {
  time.push_back(event.time.nanoseconds);
  id.push_back(event.id);
  event_class.push_back(static_cast<std::int32_t>(event.event_class));
  activity.push_back(static_cast<std::int32_t>(event.activity));
  source.add(event.source_id);
  user.add(event.user);
  device.add(event.device);
  object.add(event.object);
  target.add(event.target);
  address.add(event.address);
  process.add(event.process);
  peripheral.add(event.peripheral);
  bytes.push_back(event.bytes);
  count.push_back(event.count);
  std::string scratch;
  raw.add(valid_text(event.raw, scratch));
  block.add(event.block);
  block_offset.push_back(static_cast<std::int64_t>(event.block_offset));
}

const TextColumn& SegmentWriter::Columns::texts(Column column) const {
  switch (column) {
    case Column::source: return source;
    case Column::user: return user;
    case Column::device: return device;
    case Column::object: return object;
    case Column::target: return target;
    case Column::address: return address;
    case Column::process: return process;
    case Column::peripheral: return peripheral;
    default: SEKIMORI_CHECK(column == Column::block); return block;
  }
}

const std::vector<std::int64_t>& SegmentWriter::Columns::integers(Column column) const {
  switch (column) {
    case Column::time: return time;
    case Column::bytes: return bytes;
    case Column::count: return count;
    default: SEKIMORI_CHECK(column == Column::block_offset); return block_offset;
  }
}

std::size_t SegmentWriter::Columns::held_bytes() const {
  std::size_t sum = raw.bytes.size() + time.size() * (5 * 8 + 2 * 4 + 16);
  for (const ColumnDefinition& definition : all_columns())
    if (definition.kind == ColumnKind::text) sum += texts(definition.column).held_bytes();
  return sum;
}

Result<ColumnOutput> SegmentWriter::Columns::write(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const {
  switch (definition.kind) {
    case ColumnKind::identifier: return write_ids(out, definition, rows);
    case ColumnKind::integer:
    case ColumnKind::rising_integer: return write_integers(out, definition, rows);
    case ColumnKind::enumeration: return write_enumeration(out, definition, rows);
    case ColumnKind::text: return write_texts(out, definition, rows);
    case ColumnKind::long_text: break;
  }
  ChunkWriter chunk(out, definition.name, PhysicalType::byte_array, Encoding::plain, Codec::zstd);
  TRY(write_plain_texts(chunk, rows, [&](std::uint32_t row) { return raw.value(row); }));
  return ColumnOutput{chunk.chunk(), chunk.pages(), {}, {}};
}

Result<ColumnOutput> SegmentWriter::Columns::write_ids(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const {
  // Hashes do not compress.
  ChunkWriter chunk(out, definition.name, PhysicalType::fixed_byte_array, Encoding::plain, Codec::uncompressed);
  TRY(for_each_block(rows, [&](Rows part) -> Result<void> {
    Bytes page;
    page.reserve(part.size() * 16);
    for (const std::uint32_t row : part) sekimori::append(page, ByteView(id[row].bytes));
    return chunk.write_page(page, part.size());
  }));
  return ColumnOutput{chunk.chunk(), chunk.pages(), {}, {}};
}

Result<ColumnOutput> SegmentWriter::Columns::write_integers(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const {
  const bool delta = definition.kind == ColumnKind::rising_integer;
  const std::vector<std::int64_t>& values = integers(definition.column);
  ChunkWriter chunk(out, definition.name, PhysicalType::int64, delta ? Encoding::delta_binary_packed : Encoding::plain, Codec::zstd);
  ColumnOutput output;
  std::vector<std::int64_t> in_order;
  TRY(for_each_block(rows, [&](Rows part) -> Result<void> {
    in_order.clear();
    for (const std::uint32_t row : part) in_order.push_back(values[row]);
    // Offsets are unsigned: their bounds are left out rather than compared in two ways.
    if (definition.column != Column::block_offset) {
      const auto [least, greatest] = std::ranges::minmax_element(in_order);
      output.bounds.least.push_back(*least);
      output.bounds.greatest.push_back(*greatest);
    }
    Bytes page;
    if (delta) encode_delta(page, in_order);
    else encode_plain(page, in_order);
    return chunk.write_page(page, part.size());
  }));
  if (!output.bounds.least.empty()) {
    output.bounds.ascending = definition.column == Column::time;
    chunk.chunk().least = plain_value(std::ranges::min(output.bounds.least));
    chunk.chunk().greatest = plain_value(std::ranges::max(output.bounds.greatest));
  }
  output.chunk = chunk.chunk();
  output.pages = chunk.pages();
  return output;
}

Result<ColumnOutput> SegmentWriter::Columns::write_enumeration(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const {
  const std::vector<std::int32_t>& values = definition.column == Column::activity ? activity : event_class;
  std::vector<std::int32_t> dictionary;
  for (const std::uint32_t row : rows)
    if (std::ranges::find(dictionary, values[row]) == dictionary.end()) dictionary.push_back(values[row]);
  std::ranges::sort(dictionary);
  ChunkWriter chunk(out, definition.name, PhysicalType::int32, Encoding::rle_dictionary, Codec::zstd);
  Bytes page;
  encode_plain(page, std::span<const std::int32_t>(dictionary));
  TRY(chunk.write_dictionary(page, dictionary.size()));
  std::vector<std::uint32_t> codes;
  TRY(for_each_block(rows, [&](Rows part) -> Result<void> {
    codes.clear();
    for (const std::uint32_t row : part)
      codes.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(dictionary, values[row]) - dictionary.begin()));
    page.clear();
    encode_codes(page, codes, width_for(dictionary.size()));
    return chunk.write_page(page, part.size());
  }));
  chunk.chunk().least = plain_value(dictionary.front());
  chunk.chunk().greatest = plain_value(dictionary.back());
  return ColumnOutput{chunk.chunk(), chunk.pages(), {}, {}};
}

Result<ColumnOutput> SegmentWriter::Columns::write_texts(SegmentFile& out, const ColumnDefinition& definition, Rows rows) const {
  const TextColumn& column = texts(definition.column);
  // Codes of this row group, in the order of first sight.
  constexpr std::uint32_t unseen = UINT32_MAX;
  std::vector<std::uint32_t> local(column.distinct(), unseen);
  std::vector<std::uint32_t> dictionary;
  std::size_t dictionary_size = 0;
  for (const std::uint32_t row : rows) {
    const std::uint32_t code = column.codes()[row];
    if (local[code] != unseen) continue;
    local[code] = static_cast<std::uint32_t>(dictionary.size());
    dictionary.push_back(code);
    dictionary_size += 4 + column.value(code).size();
  }
  ColumnOutput output;
  const bool mostly_distinct = dictionary.size() > rows.size() / 4 * 3 && rows.size() >= 4096;
  const bool coded = !mostly_distinct && dictionary_size <= dictionary_bytes;
  ChunkWriter chunk(out, definition.name, PhysicalType::byte_array, coded ? Encoding::rle_dictionary : Encoding::plain, Codec::zstd);
  if (coded) {
    Bytes page;
    page.reserve(dictionary_size);
    for (const std::uint32_t code : dictionary) append_plain(page, column.value(code));
    TRY(chunk.write_dictionary(page, dictionary.size()));
    std::vector<std::uint32_t> codes;
    TRY(for_each_block(rows, [&](Rows part) -> Result<void> {
      codes.clear();
      for (const std::uint32_t row : part) codes.push_back(local[column.codes()[row]]);
      page.clear();
      encode_codes(page, codes, width_for(dictionary.size()));
      return chunk.write_page(page, part.size());
    }));
  } else {
    TRY(write_plain_texts(chunk, rows, [&](std::uint32_t row) { return column.value(column.codes()[row]); }));
  }
  if (definition.bloom == Bloom::yes) {
    output.bloom = BloomFilter::for_values(dictionary.size());
    for (const std::uint32_t code : dictionary) output.bloom->insert(column.hash(code));
  }
  const auto by_value = [&](std::uint32_t a, std::uint32_t b) { return column.value(a) < column.value(b); };
  const auto [least, greatest] = std::ranges::minmax_element(dictionary, by_value);
  if (column.value(*least).size() <= longest_bound && column.value(*greatest).size() <= longest_bound) {
    chunk.chunk().least = column.value(*least);
    chunk.chunk().greatest = column.value(*greatest);
  }
  output.chunk = chunk.chunk();
  output.pages = chunk.pages();
  return output;
}

SegmentWriter::SegmentWriter(SegmentSettings settings) : columns_(std::make_unique<Columns>()), settings_(settings) {
  SEKIMORI_CHECK(settings_.row_group_rows > 0);
}
SegmentWriter::~SegmentWriter() = default;
SegmentWriter::SegmentWriter(SegmentWriter&&) noexcept = default;
SegmentWriter& SegmentWriter::operator=(SegmentWriter&&) noexcept = default;

std::size_t SegmentWriter::rows() const { return columns_->time.size(); }
std::optional<Instant> SegmentWriter::least_time() const {
  if (rows() == 0) return {};
  return Instant{std::ranges::min(columns_->time)};
}
std::size_t SegmentWriter::held_bytes() const { return columns_->held_bytes(); }

Result<void> SegmentWriter::append(std::span<const model::Event> events) {
  if (events.size() > settings_.most_rows || rows() > settings_.most_rows - events.size())
    return error(ErrorCode::full, "the open segment holds {} of at most {} events; seal it first", rows(), settings_.most_rows);
  for (const model::Event& event : events)
    for (const std::string* text : {&event.source_id, &event.user, &event.device, &event.object, &event.target, &event.address,
                                    &event.process, &event.peripheral, &event.raw, &event.block})
      if (text->size() > longest_text)
        return error(ErrorCode::invalid_input, "event {}: a text of {} bytes, the limit is {}", to_hex(event.id.bytes), text->size(),
                     longest_text);
  for (const model::Event& event : events) columns_->add(event);
  return {};
}

Result<SegmentInfo> SegmentWriter::seal(Files& files, const Path& path, const Uuid& id, Instant created) {
  if (rows() == 0) return error(ErrorCode::invalid_input, "{}: a segment without events", path.string());
  if (files.exists(path)) return error(ErrorCode::conflict, "{}: exists already", path.string());
  std::vector<std::uint32_t> order(rows());
  std::iota(order.begin(), order.end(), 0u);
  if (!std::ranges::is_sorted(columns_->time))
    std::ranges::sort(order, {}, [&](std::uint32_t row) { return std::pair(columns_->time[row], row); });

  SegmentInfo info;
  info.id = id;
  info.path = path;
  info.rows = rows();
  info.least_time.nanoseconds = columns_->time[order.front()];
  info.greatest_time.nanoseconds = columns_->time[order.back()];
  info.created = created;
  std::set<std::string> sources;
  for (std::uint32_t code = 0; code < columns_->source.distinct(); ++code) sources.emplace(columns_->source.value(code));
  info.source_ids.assign(sources.begin(), sources.end());

  const Path temporary = path.string() + ".tmp";
  const auto write = [&]() -> Result<void> {
    if (files.exists(temporary)) TRY(files.remove(temporary));
    SegmentFile out(TRY(files.open(temporary, OpenMode::create_new, 0640)), settings_.compression_level);
    SegmentOutput segment;
    TRY(begin_segment(out));
    for (std::size_t start = 0; start < order.size(); start += settings_.row_group_rows) {
      const Rows part = Rows(order).subspan(start, std::min(settings_.row_group_rows, order.size() - start));
      std::vector<ColumnOutput>& group = segment.row_groups.emplace_back();
      for (const ColumnDefinition& definition : all_columns()) group.push_back(TRY(columns_->write(out, definition, part)));
    }
    TRY(finish_segment(out, segment, info));
    info.bytes = static_cast<std::uint64_t>(out.position());
    info.sha256 = TRY(out.finish());
    return files.rename(temporary, path);
  };
  if (auto written = write(); !written) {
    (void)files.remove(temporary);
    return error(written.error().code, "sealing {}: {}", path.string(), written.error());
  }
  TRY(files.sync_directory(path.parent_path()));
  *columns_ = Columns();
  return info;
}

}  // namespace sekimori::events
