#include "feature/consult/desk_shares.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace sekimori::consult {
namespace {

// Larger tables are told as lists alone: the search for witnesses costs places times places.
constexpr std::size_t most_places = 1'000;

// Who takes what a circle adds to a share: another share, or the whole (nothing).
struct Counterpart {
  const DeskCross* share = nullptr;
};

class CircleSearch {
 public:
  CircleSearch(const DeskCross& table, Counterpart other, const std::vector<bool>& places)
      : table_(table), other_(other), places_(places), rows_(table.rows.size()), columns_(table.columns.size()) {}

  // A circle that begins with one more (up) or one less at this place, then by turns.
  bool through(std::size_t row, std::size_t column, bool up) const {
    if (!may(row, column, up)) return false;
    // From the column back to the row: along a column the sign turns, along a row it turns again.
    std::vector<bool> seen_column(columns_), seen_row(rows_);
    std::deque<std::pair<bool, std::size_t>> waiting{{true, column}};  // true: a column
    seen_column[column] = true;
    while (!waiting.empty()) {
      const auto [is_column, at] = waiting.front();
      waiting.pop_front();
      if (is_column) {
        for (std::size_t r = 0; r < rows_; ++r) {
          if (seen_row[r] || (r == row && at == column) || !may(r, at, !up)) continue;
          if (r == row) return at != column;
          seen_row[r] = true;
          waiting.emplace_back(false, r);
        }
      } else {
        for (std::size_t c = 0; c < columns_; ++c) {
          if (seen_column[c] || !may(at, c, up)) continue;
          seen_column[c] = true;
          waiting.emplace_back(true, c);
        }
      }
    }
    return false;
  }

 private:
  bool may(std::size_t row, std::size_t column, bool up) const {
    if (!places_[row * columns_ + column]) return false;
    if (up) return other_.share == nullptr || other_.share->count(row, column) > 0;
    return table_.count(row, column) > 0;
  }
  const DeskCross& table_;
  Counterpart other_;
  const std::vector<bool>& places_;
  std::size_t rows_, columns_;
};

bool is_small(std::int64_t count, std::int64_t floor) { return count > 0 && count < floor; }

struct Place {
  std::size_t row = 0, column = 0;
};

// The smallest number of a line that is something and is told; nothing: all of it is hidden.
std::optional<Place> cheapest(const DeskCross& table, const std::vector<bool>& hidden, const std::vector<Place>& line) {
  std::optional<Place> best;
  for (const Place& one : line) {
    const std::int64_t count = table.count(one.row, one.column);
    if (hidden[one.row * table.columns.size() + one.column] || count == 0) continue;
    if (!best || count < table.count(best->row, best->column)) best = one;
  }
  return best;
}

// Whether the sum of what a line hides, which a told total gives, says something of few.
bool gives_away(const DeskCross& table, const std::vector<bool>& hidden, const std::vector<Place>& line, std::int64_t floor) {
  std::int64_t sum = 0;
  std::size_t places = 0;
  for (const Place& one : line) {
    if (!hidden[one.row * table.columns.size() + one.column]) continue;
    sum += table.count(one.row, one.column);
    ++places;
  }
  return sum > 0 && (places < 2 || sum < floor);
}

std::vector<Place> row_line(const DeskCross& table, std::size_t row) {
  std::vector<Place> out;
  for (std::size_t column = 0; column < table.columns.size(); ++column) out.push_back({row, column});
  return out;
}
std::vector<Place> column_line(const DeskCross& table, std::size_t column) {
  std::vector<Place> out;
  for (std::size_t row = 0; row < table.rows.size(); ++row) out.push_back({row, column});
  return out;
}

// Every line with a told total hides nothing, or enough; false: there is not enough to hide.
bool hide_lines(const ShareTable& share, std::int64_t floor, std::vector<bool>& hidden, bool& changed) {
  const DeskCross& table = share.cross;
  const auto settle = [&](const std::vector<Place>& line) {
    while (gives_away(table, hidden, line, floor)) {
      const auto next = cheapest(table, hidden, line);
      if (!next) return false;
      hidden[next->row * table.columns.size() + next->column] = true;
      changed = true;
    }
    return true;
  };
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (share.rows_told[row] && !settle(row_line(table, row))) return false;
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (share.columns_told[column] && !settle(column_line(table, column))) return false;
  return true;
}

}  // namespace

DeskCross laid_over(const DeskCross& whole, const DeskCross& table) {
  const auto places = [](const std::vector<CountLabel>& of, const std::vector<CountLabel>& in) {
    std::vector<std::optional<std::size_t>> out;
    for (const CountLabel& label : of) {
      const auto at = std::ranges::find(in, label.name, &CountLabel::name);
      out.push_back(at == in.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - in.begin())));
    }
    return out;
  };
  const auto rows = places(whole.rows, table.rows), columns = places(whole.columns, table.columns);
  DeskCross out;
  out.row_of = whole.row_of;
  out.column_of = whole.column_of;
  out.rows = whole.rows;
  out.columns = whole.columns;
  out.cases = table.cases;
  for (const auto& row : rows) out.row_cases.push_back(row ? table.row_cases[*row] : 0);
  for (const auto& column : columns) out.column_cases.push_back(column ? table.column_cases[*column] : 0);
  for (const auto& row : rows)
    for (const auto& column : columns) out.counts.push_back(row && column ? table.count(*row, *column) : 0);
  return out;
}

DeskCross rest_of(const DeskCross& whole, const DeskCross& share) {
  DeskCross out = whole;
  out.cases -= share.cases;
  for (std::size_t i = 0; i < out.counts.size(); ++i) out.counts[i] -= share.counts[i];
  for (std::size_t i = 0; i < out.row_cases.size(); ++i) out.row_cases[i] -= share.row_cases[i];
  for (std::size_t i = 0; i < out.column_cases.size(); ++i) out.column_cases[i] -= share.column_cases[i];
  return out;
}

bool has_witness(const std::vector<bool>& hidden_in_whole, const std::vector<ShareTable>& shares, const std::vector<bool>& hidden,
                 std::size_t share, std::size_t row, std::size_t column) {
  const auto found = [&](Counterpart other, const std::vector<bool>& places) {
    const CircleSearch search(shares[share].cross, other, places);
    return search.through(row, column, true) || search.through(row, column, false);
  };
  if (found({}, hidden_in_whole)) return true;
  for (std::size_t other = 0; other < shares.size(); ++other)
    if (other != share && found({&shares[other].cross}, hidden)) return true;
  return false;
}

std::vector<bool> hide_in_shares(const DeskCross& whole, const std::vector<bool>& hidden_in_whole, const std::vector<ShareTable>& shares,
                                 std::int64_t floor, std::vector<bool> already) {
  const std::size_t rows = whole.rows.size(), columns = whole.columns.size();
  const std::vector<bool> everything(rows * columns, true);
  if (rows * columns > most_places) return everything;
  std::vector<bool> hidden = std::move(already);
  hidden.resize(rows * columns);
  for (std::size_t i = 0; i < hidden.size(); ++i)
    if (hidden_in_whole[i] || std::ranges::any_of(shares, [&](const ShareTable& share) { return is_small(share.cross.counts[i], floor); }))
      hidden[i] = true;
  for (bool changed = true; changed;) {
    changed = false;
    for (const ShareTable& share : shares)
      if (!hide_lines(share, floor, hidden, changed)) return everything;
    if (changed) continue;
    for (std::size_t share = 0; share < shares.size() && !changed; ++share)
      for (std::size_t place = 0; place < hidden.size() && !changed; ++place) {
        const std::size_t row = place / columns, column = place % columns;
        if (!is_small(shares[share].cross.counts[place], floor) || has_witness(hidden_in_whole, shares, hidden, share, row, column))
          continue;
        std::optional<Place> next = cheapest(shares[share].cross, hidden, row_line(whole, row));
        if (!next) next = cheapest(shares[share].cross, hidden, column_line(whole, column));
        if (!next) next = cheapest(whole, hidden, row_line(whole, row));
        if (!next) return everything;
        hidden[next->row * columns + next->column] = true;
        changed = true;
      }
  }
  return hidden;
}

}  // namespace sekimori::consult
