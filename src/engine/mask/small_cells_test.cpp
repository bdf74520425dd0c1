// Somebody who has all that is published tries to get back what is not: every table of whole numbers that agrees is tried.
#include "engine/mask/small_cells.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "base/random.h"

namespace sekimori::mask {
namespace {

// All tables that agree with what is published, one hidden part after the other; counts at most `most`. For every number (totals as well)
// the least and the greatest that occur.
struct Bounds {
  std::vector<std::int64_t> least, greatest;
};

Bounds attack(const CountTable& table, const HiddenCells& hidden, std::int64_t most) {
  const std::size_t columns = table.columns();
  std::vector<std::int64_t> guess;
  for (std::size_t r = 0; r < table.rows(); ++r)
    for (std::size_t c = 0; c < columns; ++c) guess.push_back(table.count(r, c));
  std::vector<std::size_t> parts;
  for (std::size_t r = 1; r < table.rows(); ++r)
    for (std::size_t c = 1; c < columns; ++c)
      if (hidden.at(r, c)) parts.push_back(r * columns + c);
  Bounds out{std::vector<std::int64_t>(guess.size(), most * 100), std::vector<std::int64_t>(guess.size(), -1)};
  const auto agrees = [&] {
    std::int64_t whole = 0;
    for (std::size_t r = 1; r < table.rows(); ++r) {
      std::int64_t sum = 0;
      for (std::size_t c = 1; c < columns; ++c) sum += guess[r * columns + c];
      if (!hidden.at(r, 0) && sum != table.count(r, 0)) return false;
      guess[r * columns] = sum;
      whole += sum;
    }
    for (std::size_t c = 1; c < columns; ++c) {
      std::int64_t sum = 0;
      for (std::size_t r = 1; r < table.rows(); ++r) sum += guess[r * columns + c];
      if (!hidden.at(0, c) && sum != table.count(0, c)) return false;
      guess[c] = sum;
    }
    guess[0] = whole;
    return hidden.at(0, 0) || whole == table.count(0, 0);
  };
  const std::function<void(std::size_t)> next = [&](std::size_t at) {
    if (at == parts.size()) {
      if (!agrees()) return;
      for (std::size_t i = 0; i < guess.size(); ++i) {
        out.least[i] = std::min(out.least[i], guess[i]);
        out.greatest[i] = std::max(out.greatest[i], guess[i]);
      }
      return;
    }
    for (guess[parts[at]] = 0; guess[parts[at]] <= most; ++guess[parts[at]]) next(at + 1);
  };
  next(0);
  return out;
}

CountTable random_table(SeededRandom& random) {
  CountTable table(2 + random.below(2), 2 + random.below(2));
  const std::size_t reports = random.below(14);
  const std::size_t firms = 1 + random.below(7);
  for (std::size_t i = 0; i < reports; ++i) {
    const std::size_t firm = random.below(firms);
    table.add(1 + firm % (table.rows() - 1), 1 + random.below(table.columns() - 1), {"M" + std::to_string(firm)});
  }
  return table;
}

TEST(SmallCells, nobody_gets_a_hidden_number_back) {
  SeededRandom random(20150527);
  int tables = 0, hidden_numbers = 0;
  while (tables < 3000) {
    const CountTable table = random_table(random);
    const HiddenCells hidden = hide_small_cells(table, 3);
    ASSERT_TRUE(check_hidden(table, hidden, 3));
    std::size_t parts = 0;
    for (std::size_t r = 1; r < table.rows(); ++r)
      for (std::size_t c = 1; c < table.columns(); ++c) parts += hidden.at(r, c) ? 1 : 0;
    std::int64_t most = 1;
    for (std::size_t r = 1; r < table.rows(); ++r)
      for (std::size_t c = 1; c < table.columns(); ++c)
        if (hidden.at(r, c)) most = std::max(most, table.count(r, c) + 1);
    ++tables;
    if (parts > 5 || most > 6) continue;  // too many to try them all; the witnesses below speak for them
    const Bounds bounds = attack(table, hidden, most);
    for (std::size_t r = 0; r < table.rows(); ++r)
      for (std::size_t c = 0; c < table.columns(); ++c)
        if (hidden.at(r, c)) {
          ++hidden_numbers;
          EXPECT_LT(bounds.least[r * table.columns() + c], bounds.greatest[r * table.columns() + c]) << "table " << tables;
        } else {
          const std::size_t members = table.members(r, c).size();
          EXPECT_TRUE(members == 0 || members >= 3);
        }
  }
  EXPECT_GT(hidden_numbers, 3000);
}

TEST(SmallCells, witnesses_agree_with_all_that_is_published) {
  SeededRandom random(7);
  for (int i = 0; i < 300; ++i) {
    const CountTable table = random_table(random);
    const HiddenCells hidden = hide_small_cells(table, 3);
    const std::size_t columns = table.columns();
    for (std::size_t row = 0; row < table.rows(); ++row)
      for (std::size_t column = 0; column < columns; ++column) {
        if (!hidden.at(row, column)) continue;
        const auto other = other_table(table, hidden, row, column);
        ASSERT_FALSE(other.empty());
        EXPECT_NE(other[row * columns + column], table.count(row, column));
        for (std::size_t r = 0; r < table.rows(); ++r) {
          std::int64_t sum = 0;
          for (std::size_t c = 0; c < columns; ++c) {
            EXPECT_GE(other[r * columns + c], 0);
            if (c > 0) sum += other[r * columns + c];
            if (!hidden.at(r, c)) { EXPECT_EQ(other[r * columns + c], table.count(r, c)); }
          }
          EXPECT_EQ(sum, other[r * columns]);
        }
        for (std::size_t c = 0; c < columns; ++c) {
          std::int64_t sum = 0;
          for (std::size_t r = 1; r < table.rows(); ++r) sum += other[r * columns + c];
          EXPECT_EQ(sum, other[c]);
        }
      }
  }
}

TEST(SmallCells, the_check_refuses_what_can_be_recomputed) {
  CountTable table(3, 3);
  int firm = 0;
  for (std::size_t r = 1; r <= 3; ++r)
    for (std::size_t c = 1; c <= 3; ++c)
      for (int i = 0; i < 4; ++i) table.add(r, c, {"M" + std::to_string(firm++)});
  EXPECT_EQ(hide_small_cells(table, 3).count(), 0U);
  table.add(1, 1, {"M0"});
  HiddenCells alone(4, 4);
  alone.hide(1, 1);
  EXPECT_EQ(check_hidden(table, alone, 3).error().code, ErrorCode::integrity) << "row and column give it back";
  HiddenCells square(4, 4);
  for (const std::size_t r : {1U, 2U})
    for (const std::size_t c : {1U, 2U}) square.hide(r, c);
  EXPECT_TRUE(check_hidden(table, square, 3));
  // An L of three is no circle.
  HiddenCells corner(4, 4);
  corner.hide(1, 1);
  corner.hide(1, 2);
  corner.hide(2, 1);
  EXPECT_FALSE(check_hidden(table, corner, 3));
}

// Two blocks, each of which hides its own, and one small cell between them: every line hides two, and yet the sums of a block give it away.
TEST(SmallCells, between_two_blocks_need_a_circle_of_their_own) {
  CountTable table(4, 4);
  int firm = 0;
  HiddenCells small(5, 5);
  for (std::size_t r = 1; r <= 4; ++r)
    for (std::size_t c = 1; c <= 4; ++c) {
      const bool block = (r <= 2 && c <= 2) || (r >= 3 && c >= 3) || (r == 2 && c == 3);
      for (int i = 0; i < (block ? 2 : 5); ++i) table.add(r, c, {"M" + std::to_string(firm++)});
      if (block) small.hide(r, c);
    }
  EXPECT_EQ(check_hidden(table, small, 3).error().code, ErrorCode::integrity);
  EXPECT_TRUE(other_table(table, small, 2, 3).empty());
  EXPECT_FALSE(other_table(table, small, 1, 1).empty());
  const HiddenCells hidden = hide_small_cells(table, 3);
  EXPECT_TRUE(check_hidden(table, hidden, 3));
  EXPECT_GT(hidden.count(), small.count());
}

// Two cells of one member: their sum, known from the total, would be that member's own number.
TEST(SmallCells, together_are_no_small_cell_either) {
  CountTable table(1, 4);
  for (int i = 0; i < 2; ++i) table.add(1, 1, {"A"});
  table.add(1, 2, {"A"});
  for (int firm = 0; firm < 5; ++firm)
    for (const std::size_t c : {3U, 4U}) table.add(1, c, {"M" + std::to_string(firm)});
  const HiddenCells hidden = hide_small_cells(table, 3);
  EXPECT_TRUE(hidden.at(1, 1) && hidden.at(1, 2));
  EXPECT_TRUE(hidden.at(1, 3) || hidden.at(1, 4));
}

// What one publication shows and another hides would be given away by both together.
TEST(SmallCells, hide_the_same_however_many_empty_rows_there_are) {
  SeededRandom random(99);
  for (int i = 0; i < 300; ++i) {
    CountTable narrow(3, 3), wide(5, 6);
    for (std::size_t n = random.below(20); n > 0; --n) {
      const std::size_t row = 1 + random.below(3), column = 1 + random.below(3);
      const std::vector<std::string> members = {"M" + std::to_string(random.below(6))};
      narrow.add(row, column, members);
      wide.add(row == 3 ? 5 : row, column == 1 ? 2 : column + 2, members);
    }
    const HiddenCells few = hide_small_cells(narrow, 3), many = hide_small_cells(wide, 3);
    EXPECT_EQ(few.count(), many.count());
    for (const std::size_t row : {0U, 1U, 2U, 3U})
      for (const std::size_t column : {0U, 1U, 2U, 3U})
        EXPECT_EQ(few.at(row, column), many.at(row == 3 ? 5 : row, column == 0 ? 0 : column == 1 ? 2 : column + 2));
  }
}

}  // namespace
}  // namespace sekimori::mask
