// Which rows of a row group satisfy a predicate, found out as cheaply as possible: bounds of the group, bloom filters,
// dictionaries, bounds of blocks, and only then rows.
//
//   RowGroupColumns columns(segment, row_group);
//   auto selection = TRY(RowSelection::begin(columns, predicate));
//   for (std::size_t block = 0; selection.possible() && block < selection.blocks(); ++block)
//     TRY(selection.select(block, rows));                 // rows: numbers within the block, rising
#pragma once

#include "store/events/predicate.h"
#include "store/events/segment_reader.h"

namespace sekimori::events {

// The columns of a row group, each opened once, when first asked for.
class RowGroupColumns {
 public:
  RowGroupColumns(SegmentReader& segment, std::size_t row_group) : segment_(segment), row_group_(row_group) {}
  Result<ColumnReader*> column(Column column);
  Result<std::optional<BloomFilter>> bloom(Column column) { return segment_.bloom(row_group_, column); }
  std::uint64_t rows() const { return segment_.rows_in(row_group_); }
  std::size_t held_bytes() const;  // what the columns hold unpacked

 private:
  SegmentReader& segment_;
  std::size_t row_group_;
  std::array<std::unique_ptr<ColumnReader>, column_count> columns_;
};

class RowSelection {
 public:
  // `predicate` has been checked and outlives the selection, as `columns` does.
  static Result<RowSelection> begin(RowGroupColumns& columns, const Predicate& predicate);

  bool possible() const { return possible_; }  // false: no row of the group, found without reading rows
  std::size_t blocks() const { return (columns_->rows() + block_rows - 1) / block_rows; }
  // Fills `rows`; false when the block was ruled out by its bounds.
  Result<bool> select(std::size_t block, std::vector<std::uint32_t>& rows);

 private:
  struct Step {
    const Term* term = nullptr;
    ColumnReader* column = nullptr;
    std::vector<Byte> codes;  // per code of the dictionary: 1 when it satisfies the term
    std::optional<TextMatcher> matcher;
    int cost = 0;
  };
  explicit RowSelection(RowGroupColumns& columns) : columns_(&columns) {}
  Result<bool> add(const Term& term);  // false: no row can satisfy it
  Result<bool> add_text(Step& step);
  Result<void> apply(Step& step, std::size_t block, std::vector<std::uint32_t>& rows);

  RowGroupColumns* columns_;
  std::vector<Step> steps_;
  bool possible_ = true;
};

}  // namespace sekimori::events
