#include "engine/mask/small_cells.h"

#include <algorithm>
#include <deque>
#include <optional>

namespace sekimori::mask {
namespace {

struct Spot {
  std::size_t row = 0, column = 0;
};

// Everything in one row or column, its total first.
std::vector<Spot> line_of(const CountTable& table, bool across, std::size_t index) {
  std::vector<Spot> out;
  const std::size_t length = across ? table.columns() : table.rows();
  for (std::size_t i = 0; i < length; ++i) out.push_back(across ? Spot{index, i} : Spot{i, index});
  return out;
}

// A total and its only part are one number under two names.
bool is_small(const CountTable& table, const Spot& spot, std::size_t floor) {
  const std::size_t members = table.members(spot.row, spot.column).size();
  return members > 0 && members < floor;
}

struct LineState {
  std::size_t hidden = 0;
  bool total_hidden = false;
  std::set<std::string, std::less<>> members;  // of the hidden parts
};

LineState look_at(const CountTable& table, const HiddenCells& hidden, const std::vector<Spot>& line) {
  LineState state;
  state.total_hidden = hidden.at(line.front().row, line.front().column);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!hidden.at(line[i].row, line[i].column)) continue;
    ++state.hidden;
    if (i > 0) {
      const auto& members = table.members(line[i].row, line[i].column);
      state.members.insert(members.begin(), members.end());
    }
  }
  return state;
}

// Whether differences give something of this line away.
bool gives_away(const LineState& state, std::size_t floor) {
  if (state.hidden == 0) return false;
  if (state.hidden == 1) return true;
  // The sum of the hidden parts is known from a published total: it is a number like any other.
  return !state.total_hidden && !state.members.empty() && state.members.size() < floor;
}

// What to hide next in a line: the smallest number that is something, else an empty cell, the total last. Cells of rows and columns that
// are empty altogether are none: which of them a table has is chance, and two publications must not hide differently.
std::optional<Spot> cheapest(const CountTable& table, const HiddenCells& hidden, const std::vector<Spot>& line) {
  std::optional<Spot> best;
  const auto cost = [&](const Spot& spot) {
    const std::int64_t count = table.count(spot.row, spot.column);
    const bool total = spot.row == 0 || spot.column == 0;
    return std::pair{count == 0 ? 1 : 0, (total ? std::int64_t(1) << 40 : 0) + count};
  };
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (table.count(line[i].row, 0) == 0 || table.count(0, line[i].column) == 0) continue;
    if (!hidden.at(line[i].row, line[i].column) && (!best || cost(line[i]) < cost(*best))) best = line[i];
  }
  if (!best && !hidden.at(line.front().row, line.front().column)) best = line.front();
  return best;
}

// One unit more (up) or less of a number is an arc between its row and its column; totals count the other way round, so that ones added
// and taken away balance in every line exactly when they go round in a circle.
struct Arc {
  Spot spot;
  bool up = false;
};

class Circles {
 public:
  Circles(const CountTable& table, const HiddenCells& hidden)
      : table_(table), rows_(table.rows()), arcs_(table.rows() + table.columns()), heads_(table.rows() + table.columns()) {
    for (std::size_t row = 0; row < table.rows(); ++row)
      for (std::size_t column = 0; column < table.columns(); ++column) {
        if (!hidden.at(row, column)) continue;
        for (const bool up : {true, false}) {
          if (!up && table.count(row, column) == 0) continue;
          const bool forth = up == is_plain(row, column);
          const std::size_t from = forth ? row : rows_ + column, to = forth ? rows_ + column : row;
          arcs_[from].push_back({{row, column}, up});
          heads_[from].push_back(to);
        }
      }
  }

  // A circle through one more or one less of this number.
  std::optional<std::vector<Arc>> through(std::size_t row, std::size_t column, bool up) const {
    if (!up && table_.count(row, column) == 0) return {};
    const bool forth = up == is_plain(row, column);
    const std::size_t start = forth ? rows_ + column : row, goal = forth ? row : rows_ + column;
    std::vector<std::optional<std::pair<std::size_t, Arc>>> came(arcs_.size());
    std::deque<std::size_t> waiting{start};
    std::vector<bool> seen(arcs_.size());
    seen[start] = true;
    while (!waiting.empty() && !seen[goal]) {
      const std::size_t at = waiting.front();
      waiting.pop_front();
      for (std::size_t i = 0; i < arcs_[at].size(); ++i) {
        const Arc& arc = arcs_[at][i];
        if ((arc.spot.row == row && arc.spot.column == column) || seen[heads_[at][i]]) continue;
        seen[heads_[at][i]] = true;
        came[heads_[at][i]] = std::pair{at, arc};
        waiting.push_back(heads_[at][i]);
      }
    }
    if (!seen[goal]) return {};
    std::vector<Arc> circle{{{row, column}, up}};
    for (std::size_t at = goal; at != start; at = came[at]->first) circle.push_back(came[at]->second);
    return circle;
  }

 private:
  static bool is_plain(std::size_t row, std::size_t column) { return (row == 0) == (column == 0); }
  const CountTable& table_;
  std::size_t rows_;
  std::vector<std::vector<Arc>> arcs_;
  std::vector<std::vector<std::size_t>> heads_;
};

bool is_free(const Circles& circles, std::size_t row, std::size_t column) {
  return circles.through(row, column, true) || circles.through(row, column, false);
}

template <class Visit>
void each_line(const CountTable& table, Visit visit) {
  for (std::size_t row = 0; row < table.rows(); ++row) visit(line_of(table, true, row));
  for (std::size_t column = 0; column < table.columns(); ++column) visit(line_of(table, false, column));
}

}  // namespace

void CountTable::add(std::size_t row, std::size_t column, const std::vector<std::string>& members) {
  for (const std::size_t r : {row, std::size_t(0)})
    for (const std::size_t c : {column, std::size_t(0)}) {
      Cell& cell = cells_[r * columns_ + c];
      ++cell.count;
      cell.members.insert(members.begin(), members.end());
    }
}

std::size_t HiddenCells::count() const { return static_cast<std::size_t>(std::ranges::count(hidden_, true)); }

HiddenCells hide_small_cells(const CountTable& table, std::size_t floor) {
  return hide_small_cells(table, floor, HiddenCells(table.rows(), table.columns()));
}

HiddenCells hide_small_cells(const CountTable& table, std::size_t floor, HiddenCells already) {
  HiddenCells& hidden = already;
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t column = 0; column < table.columns(); ++column)
      if (is_small(table, {row, column}, floor)) hidden.hide(row, column);
  for (bool changed = true; changed;) {
    changed = false;
    each_line(table, [&](const std::vector<Spot>& line) {
      while (gives_away(look_at(table, hidden, line), floor)) {
        const auto next = cheapest(table, hidden, line);
        if (!next) return;  // everything is: with its total hidden, too, a line tells nothing
        hidden.hide(next->row, next->column);
        changed = true;
      }
    });
    if (changed) continue;
    const Circles circles(table, hidden);
    for (std::size_t row = 0; row < table.rows() && !changed; ++row)
      for (std::size_t column = 0; column < table.columns() && !changed; ++column) {
        if (!hidden.at(row, column) || is_free(circles, row, column)) continue;
        // Its own line first; when all of that is hidden, whatever else is cheapest.
        std::optional<Spot> next = cheapest(table, hidden, line_of(table, true, row));
        if (!next) next = cheapest(table, hidden, line_of(table, false, column));
        for (std::size_t other = table.rows(); other-- > 0 && !next;) next = cheapest(table, hidden, line_of(table, true, other));
        if (!next) continue;
        hidden.hide(next->row, next->column);
        changed = true;
      }
  }
  return already;
}

Result<void> check_hidden(const CountTable& table, const HiddenCells& hidden, std::size_t floor) {
  const Circles circles(table, hidden);
  for (std::size_t row = 0; row < table.rows(); ++row)
    for (std::size_t column = 0; column < table.columns(); ++column) {
      if (!hidden.at(row, column) && is_small(table, {row, column}, floor))
        return error(ErrorCode::integrity, "row {}, column {}: fewer than {} members stand behind a published number", row, column, floor);
      if (hidden.at(row, column) && !is_free(circles, row, column))
        return error(ErrorCode::integrity, "row {}, column {}: a hidden number follows from what is published", row, column);
    }
  Result<void> out;
  each_line(table, [&](const std::vector<Spot>& line) {
    if (gives_away(look_at(table, hidden, line), floor))
      out = error(ErrorCode::integrity, "row {}, column {}: the hidden numbers beside this total are too few", line.front().row,
                  line.front().column);
  });
  return out;
}

std::vector<std::int64_t> other_table(const CountTable& table, const HiddenCells& hidden, std::size_t row, std::size_t column) {
  if (!hidden.at(row, column)) return {};
  const Circles circles(table, hidden);
  auto circle = circles.through(row, column, true);
  if (!circle) circle = circles.through(row, column, false);
  if (!circle) return {};
  std::vector<std::int64_t> out;
  for (std::size_t r = 0; r < table.rows(); ++r)
    for (std::size_t c = 0; c < table.columns(); ++c) out.push_back(table.count(r, c));
  for (const Arc& arc : *circle) out[arc.spot.row * table.columns() + arc.spot.column] += arc.up ? 1 : -1;
  return out;
}

}  // namespace sekimori::mask
