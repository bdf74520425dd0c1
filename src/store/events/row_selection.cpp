#include "store/events/row_selection.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "store/events/xxhash64.h"

namespace sekimori::events {
namespace {

// Keeps the rows that pass, without a branch for each.
template <class Passes>
void keep(std::vector<std::uint32_t>& rows, Passes&& passes) {
  std::size_t kept = 0;
  for (const std::uint32_t row : rows) {
    rows[kept] = row;
    kept += passes(row) ? 1 : 0;
  }
  rows.resize(kept);
}

// 0 none, 1 some, 2 all.
int count_kind(const std::vector<Byte>& codes) {
  const auto passing = std::ranges::count(codes, Byte{1});
  return passing == 0 ? 0 : passing == static_cast<std::ptrdiff_t>(codes.size()) ? 2 : 1;
}

}  // namespace

Result<ColumnReader*> RowGroupColumns::column(Column column) {
  auto& slot = columns_[static_cast<std::size_t>(column)];
  if (!slot) slot = TRY(segment_.column(row_group_, column));
  return slot.get();
}

std::size_t RowGroupColumns::held_bytes() const {
  std::size_t total = 0;
  for (const auto& column : columns_)
    if (column) total += column->held_bytes();
  return total;
}

Result<RowSelection> RowSelection::begin(RowGroupColumns& columns, const Predicate& predicate) {
  RowSelection selection(columns);
  // Bounds first: they cost nothing, and may spare the reading of a dictionary.
  for (const Term& term : predicate) {
    ColumnReader* column = TRY(columns.column(term.column));
    const parquet::ColumnChunk& chunk = column->chunk();
    if (const auto bounds = column->bounds()) selection.possible_ = possible_within(term, bounds->least, bounds->greatest);
    else if (is_text(definition_of(term.column).kind) && chunk.least && chunk.greatest)
      selection.possible_ = possible_within(term, *chunk.least, *chunk.greatest);
    if (!selection.possible_) return selection;
  }
  for (const Term& term : predicate) {
    if (TRY(selection.add(term))) continue;
    selection.possible_ = false;
    return selection;
  }
  std::ranges::sort(selection.steps_, {}, &Step::cost);
  return selection;
}

Result<bool> RowSelection::add(const Term& term) {
  Step step;
  step.term = &term;
  step.column = TRY(columns_->column(term.column));
  switch (definition_of(term.column).kind) {
    case ColumnKind::text:
    case ColumnKind::long_text: {
      if (!TRY(add_text(step))) return false;
      break;
    }
    case ColumnKind::enumeration: {
      const auto numbers = TRY(step.column->numbers());
      for (const std::int32_t number : numbers) step.codes.push_back(number_matches(term, number) ? 1 : 0);
      step.cost = 2;
      break;
    }
    case ColumnKind::rising_integer: step.cost = term.column == Column::time ? 0 : 4; break;
    case ColumnKind::integer: step.cost = 4; break;
    case ColumnKind::identifier: step.cost = 5; break;
  }
  if (!step.codes.empty()) {
    const int kind = count_kind(step.codes);
    if (kind == 0) return false;
    if (kind == 2) return true;  // every row passes: no step needed
  }
  steps_.push_back(std::move(step));
  return true;
}

Result<bool> RowSelection::add_text(Step& step) {
  const Term& term = *step.term;
  const bool whole_value = (term.comparison == Comparison::equal || term.comparison == Comparison::in) && term.sense == Sense::is &&
                           term.letter_case == LetterCase::exact;
  if (whole_value && definition_of(term.column).bloom == Bloom::yes) {
    if (const auto bloom = TRY(columns_->bloom(term.column))) {
      const auto may_hold = [&](const std::string& text) { return bloom->may_contain(xxhash64(as_bytes(text))); };
      if (std::ranges::none_of(term.texts, may_hold)) return false;
    }
  }
  step.matcher.emplace(term);
  step.cost = 6;
  if (!step.column->coded()) {
    if (definition_of(term.column).kind == ColumnKind::long_text) step.cost = 7;
    return true;
  }
  step.cost = 3;
  const auto dictionary = TRY(step.column->dictionary());
  step.codes.reserve(dictionary.size());
  for (const std::string_view value : dictionary) step.codes.push_back(step.matcher->matches(value) ? 1 : 0);
  return true;
}

Result<bool> RowSelection::select(std::size_t block, std::vector<std::uint32_t>& rows) {
  rows.clear();
  if (!possible_) return false;
  for (const Step& step : steps_)
    if (const auto bounds = step.column->bounds(block); bounds && !possible_within(*step.term, bounds->least, bounds->greatest))
      return false;
  rows.resize(std::min<std::uint64_t>(block_rows, columns_->rows() - block * block_rows));
  std::iota(rows.begin(), rows.end(), 0u);
  for (Step& step : steps_) {
    if (rows.empty()) break;
    TRY(apply(step, block, rows));
  }
  return true;
}

Result<void> RowSelection::apply(Step& step, std::size_t block, std::vector<std::uint32_t>& rows) {
  const Term& term = *step.term;
  if (!step.codes.empty()) {
    const auto codes = TRY(step.column->codes(block));
    keep(rows, [&](std::uint32_t row) { return step.codes[codes[row]] != 0; });
    return {};
  }
  if (step.matcher) {
    const auto texts = TRY(step.column->texts(block, rows));
    keep(rows, [&](std::uint32_t row) { return step.matcher->matches(texts[row]); });
    return {};
  }
  if (term.column == Column::id) {
    const auto ids = TRY(step.column->identifiers(block));
    keep(rows, [&](std::uint32_t row) {
      const auto same = [&](const std::string& text) {
        return std::memcmp(text.data(), ids[row].bytes.data(), sizeof(model::EventId)) == 0;
      };
      return std::ranges::any_of(term.texts, same) == (term.sense == Sense::is);
    });
    return {};
  }
  const auto numbers = TRY(step.column->integers(block));
  if (term.comparison == Comparison::range) {
    const std::int64_t least = term.numbers[0];
    const std::int64_t greatest = term.numbers[1];
    const bool wanted = term.sense == Sense::is;
    keep(rows, [&](std::uint32_t row) { return (numbers[row] >= least && numbers[row] <= greatest) == wanted; });
  } else {
    keep(rows, [&](std::uint32_t row) { return number_matches(term, numbers[row]); });
  }
  return {};
}

}  // namespace sekimori::events
