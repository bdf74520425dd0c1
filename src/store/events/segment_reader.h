// Reads a sealed segment: column by column, block by block (65,536 rows), nothing that was not asked for.
//
//   auto segment = TRY(SegmentReader::open(files, path));
//   auto users = TRY(segment->column(0, Column::user));           // of row group 0
//   if (users->coded())
//     for (std::uint32_t code : TRY(users->codes(0))) use(users->dictionary()[code]);
//
// Most callers want scan.h instead. Every byte that is used has been checked: pages, page indexes, bloom filters and footer
// by checksum, page headers against what the footer and the index say of them. Damage is an integrity error that names
// file and column. One thread at a time; open the file again for another thread.
#pragma once

#include <optional>
#include <span>

#include "base/phrase.h"
#include "model/event.h"
#include "store/events/bloom_filter.h"
#include "store/events/event_columns.h"
#include "store/events/segment_footer.h"

namespace sekimori::events {

struct IntegerBounds {
  std::int64_t least = 0;
  std::int64_t greatest = 0;
};

// One column of one row group. What the functions give back points into this object and lives until the next call for
// another block.
class ColumnReader {
 public:
  ColumnReader(File& file, std::string name, const parquet::ColumnChunk& chunk, const ColumnDefinition& definition, std::uint64_t rows);

  Result<void> prepare(ByteView indexes, std::int64_t indexes_offset);  // once, by SegmentReader

  std::size_t blocks() const { return (rows_ + block_rows - 1) / block_rows; }
  std::size_t rows_in(std::size_t block) const { return std::min<std::uint64_t>(block_rows, rows_ - block * block_rows); }
  const parquet::ColumnChunk& chunk() const { return chunk_; }
  std::optional<IntegerBounds> bounds() const;  // of the row group, for integers that have them
  std::optional<IntegerBounds> bounds(std::size_t block) const;

  // Coded columns: a dictionary, and a code for each row.
  bool coded() const { return chunk_.dictionary_offset.has_value(); }
  Result<std::span<const std::string_view>> dictionary();  // text
  Result<std::span<const std::int32_t>> numbers();         // enumerations
  Result<std::span<const std::uint32_t>> codes(std::size_t block);
  // Those of some rows (rising, within the block) in their order, without unpacking the block when they are few. Points into `out`.
  Result<void> codes_of(std::size_t block, std::span<const std::uint32_t> rows, std::vector<std::uint32_t>& out);

  Result<std::span<const std::int64_t>> integers(std::size_t block);  // any integer column
  Result<std::span<const model::EventId>> identifiers(std::size_t block);
  // Text that is not coded: unpacks only pages with one of the rows (rising, within the block); the others stay empty.
  Result<std::span<const std::string_view>> texts(std::size_t block, std::span<const std::uint32_t> rows);
  std::size_t held_bytes() const;  // of memory, by what was asked for so far

 private:
  Result<void> decode(std::size_t block);
  Result<void> load_dictionary();
  Result<Bytes> read_block(std::size_t block);
  Result<Bytes> read_page(std::uint64_t offset, std::uint64_t bytes, const parquet::PageHeader& expected);
  std::unexpected<Error> damaged(const Phrase& what) const;
  std::size_t rows_of_page(std::size_t page) const;

  File& file_;
  std::string name_;
  const parquet::ColumnChunk& chunk_;
  const ColumnDefinition& definition_;
  std::uint64_t rows_;
  std::vector<parquet::PageLocation> pages_;
  std::vector<std::size_t> first_page_;  // of each block, and one more
  parquet::IntegerPageBounds bounds_;

  bool dictionary_loaded_ = false;
  Bytes dictionary_bytes_;
  std::vector<std::string_view> dictionary_;
  std::vector<std::int32_t> numbers_;
  std::optional<std::size_t> block_;  // what the vectors below hold
  std::vector<std::uint32_t> codes_;
  std::optional<std::size_t> packed_block_;  // whose codes the page below holds, as they were written
  Bytes packed_;
  std::vector<std::int64_t> integers_;
  std::vector<model::EventId> identifiers_;
  std::vector<Bytes> page_bytes_;
  std::vector<std::string_view> texts_;
};

class SegmentReader {
 public:
  // not_found, integrity, invalid_input (no segment of ours, or a newer format). Reads the footer and the page indexes.
  static Result<std::unique_ptr<SegmentReader>> open(Files& files, const Path& path);

  const Uuid& id() const { return footer_.id; }
  const std::string& name() const { return name_; }
  std::uint64_t rows() const { return static_cast<std::uint64_t>(footer_.file.rows); }
  std::size_t row_groups() const { return footer_.file.row_groups.size(); }
  std::uint64_t rows_in(std::size_t row_group) const { return static_cast<std::uint64_t>(footer_.file.row_groups[row_group].rows); }
  const parquet::FileMetadata& metadata() const { return footer_.file; }

  // row_group < row_groups(). The reader must outlive the column.
  Result<std::unique_ptr<ColumnReader>> column(std::size_t row_group, Column column);
  // Nothing when the column has no bloom filter.
  Result<std::optional<BloomFilter>> bloom(std::size_t row_group, Column column);

 private:
  SegmentReader(std::unique_ptr<File> file, std::string name, SegmentFooter footer, std::uint64_t bytes)
      : file_(std::move(file)), name_(std::move(name)), footer_(std::move(footer)), bytes_(bytes) {}
  Result<void> check_structure() const;

  std::unique_ptr<File> file_;
  std::string name_;
  SegmentFooter footer_;
  std::uint64_t bytes_;
};

}  // namespace sekimori::events
