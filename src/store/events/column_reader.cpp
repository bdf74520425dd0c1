#include <zstd.h>

#include <algorithm>
#include <cstring>

#include "base/phrase.h"
#include "store/events/encodings.h"
#include "store/events/segment_reader.h"

namespace sekimori::events {
namespace {

using parquet::Codec;
using parquet::Encoding;

// A page holds at most one value beyond its bound of a megabyte, a dictionary at most 64 MiB and one value.
constexpr std::size_t most_page_bytes = std::size_t(160) << 20;
constexpr std::size_t most_header_bytes = 256;

Encoding encoding_of(const parquet::ColumnChunk& chunk, ColumnKind kind) {
  if (chunk.dictionary_offset) return Encoding::rle_dictionary;
  return kind == ColumnKind::rising_integer ? Encoding::delta_binary_packed : Encoding::plain;
}

std::optional<std::int64_t> integer_from(const std::optional<std::string>& plain) {
  if (!plain) return {};
  if (plain->size() == 8) {
    std::int64_t value = 0;
    std::memcpy(&value, plain->data(), 8);
    return value;
  }
  if (plain->size() == 4) {
    std::int32_t value = 0;
    std::memcpy(&value, plain->data(), 4);
    return value;
  }
  return {};
}

}  // namespace

ColumnReader::ColumnReader(File& file, std::string name, const parquet::ColumnChunk& chunk, const ColumnDefinition& definition,
                           std::uint64_t rows)
    : file_(file), name_(std::move(name)), chunk_(chunk), definition_(definition), rows_(rows) {}

std::unexpected<Error> ColumnReader::damaged(const Phrase& what) const {
  return error(ErrorCode::integrity, "{}: column {}: {}; the segment is damaged, restore it from a backup", name_, definition_.name, what);
}

Result<void> ColumnReader::prepare(ByteView indexes, std::int64_t indexes_offset) {
  const auto part = [&](std::int64_t offset, std::int32_t bytes) -> std::optional<ByteView> {
    if (bytes < 0 || offset < indexes_offset) return {};
    const auto start = static_cast<std::uint64_t>(offset - indexes_offset);
    if (start > indexes.size() || static_cast<std::uint64_t>(bytes) > indexes.size() - start) return {};
    return indexes.subspan(start, static_cast<std::size_t>(bytes));
  };
  const auto locations = part(chunk_.offset_index_offset, chunk_.offset_index_bytes);
  if (!locations) return damaged("its page index lies elsewhere");
  auto pages = parquet::decode_page_locations(*locations);
  if (!pages) return damaged(phrase("page index: {}", pages.error()));
  pages_ = *std::move(pages);
  if (pages_.empty() || pages_.front().first_row != 0 || pages_.front().offset != chunk_.data_offset || chunk_.data_offset < 0)
    return damaged("its page index does not begin at its first row");
  std::int64_t end = chunk_.data_offset;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const auto next_row = i + 1 < pages_.size() ? pages_[i + 1].first_row : static_cast<std::int64_t>(rows_);
    const std::int64_t row = pages_[i].first_row;
    if (pages_[i].offset != end || pages_[i].bytes < 1 || next_row <= row || end > indexes_offset - pages_[i].bytes)
      return damaged("its page index is out of order");
    if (static_cast<std::size_t>(row) / block_rows != static_cast<std::size_t>(next_row - 1) / block_rows)
      return damaged("a page crosses two blocks");
    if (static_cast<std::size_t>(row) / block_rows == first_page_.size()) first_page_.push_back(i);
    end += pages_[i].bytes;
  }
  first_page_.push_back(pages_.size());
  if (first_page_.size() != blocks() + 1) return damaged("its page index leaves out rows");
  if (!is_text(definition_.kind) && pages_.size() != blocks()) return damaged("a block has several pages");
  if (chunk_.column_index_bytes > 0) {
    const auto index = part(chunk_.column_index_offset, chunk_.column_index_bytes);
    if (!index) return damaged("its index of bounds lies elsewhere");
    auto bounds = parquet::decode_page_bounds(*index);
    if (!bounds) return damaged(phrase("index of bounds: {}", bounds.error()));
    bounds_ = *std::move(bounds);
    if (bounds_.least.size() != pages_.size()) return damaged("its index of bounds leaves out pages");
  }
  return {};
}

std::optional<IntegerBounds> ColumnReader::bounds() const {
  const auto least = integer_from(chunk_.least);
  const auto greatest = integer_from(chunk_.greatest);
  if (!is_integer(definition_.kind) || !least || !greatest) return {};
  return IntegerBounds{*least, *greatest};
}

std::optional<IntegerBounds> ColumnReader::bounds(std::size_t block) const {
  if (block >= bounds_.least.size()) return {};
  return IntegerBounds{bounds_.least[block], bounds_.greatest[block]};
}

std::size_t ColumnReader::rows_of_page(std::size_t page) const {
  const auto next = page + 1 < pages_.size() ? pages_[page + 1].first_row : static_cast<std::int64_t>(rows_);
  return static_cast<std::size_t>(next - pages_[page].first_row);
}

Result<Bytes> ColumnReader::read_page(std::uint64_t offset, std::uint64_t size, const parquet::PageHeader& expected) {
  if (size > most_page_bytes) return damaged("a page is larger than any that is written");
  Bytes bytes(size);
  if (TRY(file_.read_at(offset, bytes)) != size) return damaged("the file became shorter");
  const auto decoded = parquet::decode_page_header(ByteView(bytes).first(std::min(bytes.size(), most_header_bytes)));
  if (!decoded) return damaged(phrase("page header: {}", decoded.error()));
  const auto& [header, header_bytes] = *decoded;
  // The header stands outside the page's checksum. Written anew it must be the same, and say what the indexes say.
  const Bytes canonical = parquet::encode(header);
  if (as_text(canonical) != as_text(ByteView(bytes).first(header_bytes)) || header.type != expected.type ||
      header.encoding != expected.encoding || (expected.values >= 0 && header.values != expected.values) || header.uncompressed_bytes < 0 ||
      header.compressed_bytes < 0 || static_cast<std::uint64_t>(header.compressed_bytes) != size - header_bytes)
    return damaged("a page header is wrong");
  const ByteView body = ByteView(bytes).subspan(header_bytes);
  if (crc32_of(body) != header.checksum) return damaged("a page does not fit its checksum");
  const auto plain_bytes = static_cast<std::size_t>(header.uncompressed_bytes);
  if (plain_bytes > most_page_bytes) return damaged("a page unpacks to more than any that is written");
  if (expected.type == parquet::PageType::dictionary) {
    if (header.values < 1 || static_cast<std::uint64_t>(header.values) > rows_) return damaged("its dictionary has an impossible size");
    if (definition_.kind == ColumnKind::enumeration) numbers_.resize(static_cast<std::size_t>(header.values));
    else dictionary_.resize(std::min(static_cast<std::size_t>(header.values), plain_bytes / 4 + 1));
    if (!dictionary_.empty() && dictionary_.size() != static_cast<std::size_t>(header.values))
      return damaged("its dictionary has an impossible size");
  }
  if (chunk_.codec == Codec::uncompressed) {
    if (body.size() != plain_bytes) return damaged("a page has two sizes");
    return Bytes(body.begin(), body.end());
  }
  if (ZSTD_getFrameContentSize(body.data(), body.size()) != plain_bytes) return damaged("a page has two sizes");
  Bytes plain(plain_bytes);
  const std::size_t unpacked = ZSTD_decompress(plain.data(), plain.size(), body.data(), body.size());
  if (ZSTD_isError(unpacked) != 0 || unpacked != plain.size()) return damaged("a page cannot be unpacked");
  return plain;
}

Result<void> ColumnReader::load_dictionary() {
  if (dictionary_loaded_) return {};
  if (!coded() || *chunk_.dictionary_offset < 0 || *chunk_.dictionary_offset >= chunk_.data_offset)
    return damaged("its dictionary lies elsewhere");
  parquet::PageHeader expected;
  expected.type = parquet::PageType::dictionary;
  expected.encoding = Encoding::plain;
  expected.values = -1;  // any
  const auto offset = static_cast<std::uint64_t>(*chunk_.dictionary_offset);
  dictionary_bytes_ = TRY(read_page(offset, static_cast<std::uint64_t>(chunk_.data_offset) - offset, expected));
  const auto decoded = definition_.kind == ColumnKind::enumeration ? decode_plain(dictionary_bytes_, std::span(numbers_))
                                                                   : decode_plain(dictionary_bytes_, std::span(dictionary_));
  if (!decoded) return damaged(phrase("dictionary: {}", decoded.error()));
  dictionary_loaded_ = true;
  return {};
}

Result<std::span<const std::string_view>> ColumnReader::dictionary() {
  TRY(load_dictionary());
  return std::span<const std::string_view>(dictionary_);
}
Result<std::span<const std::int32_t>> ColumnReader::numbers() {
  TRY(load_dictionary());
  return std::span<const std::int32_t>(numbers_);
}

Result<Bytes> ColumnReader::read_block(std::size_t block) {
  const std::size_t page = first_page_[block];
  parquet::PageHeader expected;
  expected.encoding = encoding_of(chunk_, definition_.kind);
  expected.values = static_cast<std::int32_t>(rows_in(block));
  return read_page(static_cast<std::uint64_t>(pages_[page].offset), static_cast<std::uint64_t>(pages_[page].bytes), expected);
}

Result<void> ColumnReader::decode(std::size_t block) {
  if (block_ == block) return {};
  block_.reset();
  if (coded()) TRY(load_dictionary());
  const std::size_t count = rows_in(block);
  const Bytes bytes = TRY(read_block(block));
  Result<void> decoded;
  if (coded()) {
    codes_.resize(count);
    decoded = decode_codes(bytes, codes_, std::max(dictionary_.size(), numbers_.size()));
  } else if (definition_.kind == ColumnKind::identifier) {
    if (bytes.size() != count * sizeof(model::EventId)) return damaged("a page holds fewer values than it says");
    identifiers_.resize(count);
    std::memcpy(identifiers_.data(), bytes.data(), bytes.size());
  } else {
    integers_.resize(count);
    decoded = definition_.kind == ColumnKind::rising_integer ? decode_delta(bytes, integers_) : decode_plain(bytes, std::span(integers_));
  }
  if (!decoded) return damaged(decoded.error());
  block_ = block;
  return {};
}

std::size_t ColumnReader::held_bytes() const {
  std::size_t total = dictionary_bytes_.capacity() + dictionary_.capacity() * sizeof(std::string_view) +
                      numbers_.capacity() * sizeof(std::int32_t) + codes_.capacity() * sizeof(std::uint32_t) + packed_.capacity() +
                      integers_.capacity() * sizeof(std::int64_t) + identifiers_.capacity() * sizeof(model::EventId) +
                      texts_.capacity() * sizeof(std::string_view);
  for (const Bytes& page : page_bytes_) total += page.capacity();
  return total;
}

Result<std::span<const std::uint32_t>> ColumnReader::codes(std::size_t block) {
  SEKIMORI_CHECK(coded() && block < blocks());
  if (first_page_[block + 1] - first_page_[block] != 1) return damaged("a block of codes has several pages");
  TRY(decode(block));
  return std::span<const std::uint32_t>(codes_);
}

Result<void> ColumnReader::codes_of(std::size_t block, std::span<const std::uint32_t> rows, std::vector<std::uint32_t>& out) {
  SEKIMORI_CHECK(coded() && block < blocks());
  constexpr std::size_t few = 16;  // one row in so many, or fewer
  out.resize(rows.size());
  if (block_ == block || rows.size() > rows_in(block) / few) {
    const auto all = TRY(codes(block));
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = all[rows[i]];
    return {};
  }
  TRY(load_dictionary());
  if (first_page_[block + 1] - first_page_[block] != 1) return damaged("a block of codes has several pages");
  if (packed_block_ != block) {
    packed_block_.reset();
    packed_ = TRY(read_block(block));
    packed_block_ = block;
  }
  if (const auto decoded = decode_codes_of(packed_, rows_in(block), rows, out, std::max(dictionary_.size(), numbers_.size())); !decoded)
    return damaged(decoded.error());
  return {};
}

Result<std::span<const std::int64_t>> ColumnReader::integers(std::size_t block) {
  SEKIMORI_CHECK(is_integer(definition_.kind) && block < blocks());
  TRY(decode(block));
  if (coded()) {
    integers_.resize(codes_.size());
    for (std::size_t i = 0; i < codes_.size(); ++i) integers_[i] = numbers_[codes_[i]];
  }
  return std::span<const std::int64_t>(integers_);
}

Result<std::span<const model::EventId>> ColumnReader::identifiers(std::size_t block) {
  SEKIMORI_CHECK(definition_.kind == ColumnKind::identifier && block < blocks());
  TRY(decode(block));
  return std::span<const model::EventId>(identifiers_);
}

Result<std::span<const std::string_view>> ColumnReader::texts(std::size_t block, std::span<const std::uint32_t> rows) {
  SEKIMORI_CHECK(is_text(definition_.kind) && !coded() && block < blocks());
  const std::size_t first = first_page_[block];
  const std::size_t pages = first_page_[block + 1] - first;
  if (block_ != block) {
    page_bytes_.assign(pages, {});
    texts_.assign(rows_in(block), {});
    block_ = block;
  }
  std::size_t at = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    const std::size_t start = static_cast<std::size_t>(pages_[first + page].first_row) - block * block_rows;
    const std::size_t count = rows_of_page(first + page);
    while (at < rows.size() && rows[at] < start) ++at;
    if (at == rows.size()) break;
    if (rows[at] >= start + count || !page_bytes_[page].empty()) continue;
    parquet::PageHeader expected;
    expected.encoding = Encoding::plain;
    expected.values = static_cast<std::int32_t>(count);
    const auto& location = pages_[first + page];
    page_bytes_[page] = TRY(read_page(static_cast<std::uint64_t>(location.offset), static_cast<std::uint64_t>(location.bytes), expected));
    if (const auto decoded = decode_plain(page_bytes_[page], std::span(texts_).subspan(start, count)); !decoded) {
      block_.reset();
      return damaged(decoded.error());
    }
  }
  return std::span<const std::string_view>(texts_);
}

}  // namespace sekimori::events
