// Tables of counts that may be published: a cell to which too few members contribute is hidden, and others with it, so that nobody gets it
// back by subtracting what is published from what is published.
//
//   CountTable table(sigs, classes);                       // rows and columns without their totals
//   table.add(row, column, {"M-001"});                     // one report of that member
//   HiddenCells hidden = hide_small_cells(table, 3);
//   hidden.at(row, column);                                // not to be published
//   TRY(check_hidden(table, hidden, 3));                   // the proof, from the table and what is hidden alone
//
// What is held, in every row, every column and the totals' own row and column: either nothing is hidden, or at least two numbers are,
// and the hidden ones of a published total together come of at least as many members as the floor. And for every hidden number there is
// another table of whole numbers that agrees with all that is published and differs there: the witness, a cycle of ones added and taken
// away among hidden numbers (a table with its totals is a transportation problem; when there is no such cycle the number is fixed).
//
// Deterministic. Cost: hidden numbers times hidden numbers.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori::mask {

// Place 0 of rows and of columns are the totals.
class CountTable {
 public:
  CountTable(std::size_t rows, std::size_t columns) : rows_(rows + 1), columns_(columns + 1), cells_(rows_ * columns_) {}

  // One more in this cell (places from 1) and in its totals, with the members behind it.
  void add(std::size_t row, std::size_t column, const std::vector<std::string>& members);

  std::size_t rows() const { return rows_; }  // with the totals
  std::size_t columns() const { return columns_; }
  std::int64_t count(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column].count; }
  const std::set<std::string, std::less<>>& members(std::size_t row, std::size_t column) const {
    return cells_[row * columns_ + column].members;
  }

 private:
  struct Cell {
    std::int64_t count = 0;
    std::set<std::string, std::less<>> members;
  };
  std::size_t rows_, columns_;
  std::vector<Cell> cells_;
};

class HiddenCells {
 public:
  HiddenCells(std::size_t rows, std::size_t columns) : columns_(columns), hidden_(rows * columns) {}
  bool at(std::size_t row, std::size_t column) const { return hidden_[row * columns_ + column]; }
  void hide(std::size_t row, std::size_t column) { hidden_[row * columns_ + column] = true; }
  std::size_t count() const;

 private:
  std::size_t columns_;
  std::vector<bool> hidden_;
};

// `already`: what must be hidden whatever its size (what another table hides); same measures as the table with its totals.
HiddenCells hide_small_cells(const CountTable& table, std::size_t floor);
HiddenCells hide_small_cells(const CountTable& table, std::size_t floor, HiddenCells already);

// integrity, naming the place, when a small number is published or a hidden one can be recomputed.
Result<void> check_hidden(const CountTable& table, const HiddenCells& hidden, std::size_t floor);

// Another table of counts (rows * columns, totals included) that agrees with all that is published and differs in this hidden number;
// empty: there is none.
std::vector<std::int64_t> other_table(const CountTable& table, const HiddenCells& hidden, std::size_t row, std::size_t column);

}  // namespace sekimori::mask
