#include "store/events/scan.h"

#include <algorithm>

#include "store/events/row_selection.h"

namespace sekimori::events {

// Copies the wanted columns of the selected rows into a batch.
class BatchFiller {
 public:
  static Result<void> fill(RowBatch& batch, RowGroupColumns& columns, Column wanted, std::size_t block) {
    ColumnReader* column = TRY(columns.column(wanted));
    const auto gather = [&](auto& out, const auto& values) {
      out.clear();
      out.reserve(batch.rows.size());
      for (const std::uint32_t row : batch.rows) out.push_back(values[row]);
    };
    switch (definition_of(wanted).kind) {
      case ColumnKind::identifier: {
        const auto ids = TRY(column->identifiers(block));
        gather(batch.identifiers_, ids);
        return {};
      }
      case ColumnKind::enumeration: {
        const auto numbers = TRY(column->numbers());
        std::vector<std::uint32_t> codes;
        TRY(column->codes_of(block, batch.rows, codes));
        auto& out = batch.integers_[static_cast<std::size_t>(wanted)];
        out.clear();
        out.reserve(codes.size());
        for (const std::uint32_t code : codes) out.push_back(numbers[code]);
        return {};
      }
      case ColumnKind::integer:
      case ColumnKind::rising_integer: {
        const auto integers = TRY(column->integers(block));
        gather(batch.integers_[static_cast<std::size_t>(wanted)], integers);
        return {};
      }
      case ColumnKind::text:
      case ColumnKind::long_text: break;
    }
    auto& out = batch.texts_[static_cast<std::size_t>(wanted)];
    if (!column->coded()) {
      const auto texts = TRY(column->texts(block, batch.rows));
      gather(out, texts);
      return {};
    }
    const auto dictionary = TRY(column->dictionary());
    std::vector<std::uint32_t> codes;
    TRY(column->codes_of(block, batch.rows, codes));
    out.clear();
    out.reserve(batch.rows.size());
    for (const std::uint32_t code : codes) out.push_back(dictionary[code]);
    return {};
  }
};

namespace {

constexpr std::array<Column, column_count> whole_event = [] {
  std::array<Column, column_count> columns{};
  for (std::size_t i = 0; i < column_count; ++i) columns[i] = static_cast<Column>(i);
  return columns;
}();

// A block that has matching rows.
struct Visit {
  RowGroupColumns& columns;
  std::size_t group;
  std::size_t block;
  std::uint64_t first_row;
  std::span<const std::uint32_t> rows;
};

template <class OnBlock>
Result<ScanStatistics> visit_blocks(SegmentReader& segment, const Predicate& predicate, ScanOrder order, OnBlock&& on_block) {
  TRY(check(predicate));
  ScanStatistics statistics;
  statistics.rows = segment.rows();
  std::uint64_t first_row = 0;
  std::vector<std::uint64_t> first_rows;
  for (std::size_t group = 0; group < segment.row_groups(); ++group) {
    first_rows.push_back(first_row);
    first_row += segment.rows_in(group);
  }
  std::vector<std::uint32_t> rows;
  for (std::size_t g = 0; g < segment.row_groups(); ++g) {
    const std::size_t group = order == ScanOrder::oldest_first ? g : segment.row_groups() - 1 - g;
    RowGroupColumns columns(segment, group);
    RowSelection selection = TRY(RowSelection::begin(columns, predicate));
    if (!selection.possible()) {
      ++statistics.groups_skipped;
      continue;
    }
    for (std::size_t b = 0; b < selection.blocks(); ++b) {
      const std::size_t block = order == ScanOrder::oldest_first ? b : selection.blocks() - 1 - b;
      if (!TRY(selection.select(block, rows))) {
        ++statistics.blocks_skipped;
        continue;
      }
      if (rows.empty()) continue;
      statistics.matched += rows.size();
      const ScanStep step = TRY(on_block(Visit{columns, group, block, first_rows[group] + block * block_rows, rows}));
      if (step == ScanStep::stop) {
        statistics.stopped = true;
        return statistics;
      }
    }
  }
  return statistics;
}

}  // namespace

void ScanStatistics::add(const ScanStatistics& other) {
  rows += other.rows;
  matched += other.matched;
  groups_skipped += other.groups_skipped;
  blocks_skipped += other.blocks_skipped;
  stopped = stopped || other.stopped;
}

Result<ScanStatistics> scan(SegmentReader& segment, const Predicate& predicate, std::span<const Column> columns, ScanOrder order,
                            const RowSink& sink) {
  RowBatch batch;
  return visit_blocks(segment, predicate, order, [&](const Visit& visit) -> Result<ScanStep> {
    batch.first_row = visit.first_row;
    batch.rows = visit.rows;
    for (const Column column : columns) TRY(BatchFiller::fill(batch, visit.columns, column, visit.block));
    return sink(batch);
  });
}

std::span<const Column> event_columns() { return whole_event; }

model::Event event_of(const RowBatch& batch, std::size_t index) {
  const auto text = [&](Column column) { return std::string(batch.texts(column)[index]); };
  const auto integer = [&](Column column) { return batch.integers(column)[index]; };
  model::Event event;
  event.id = batch.identifiers()[index];
  event.time.nanoseconds = integer(Column::time);
  event.event_class = static_cast<model::EventClass>(integer(Column::event_class));
  event.activity = static_cast<model::Activity>(integer(Column::activity));
  event.source_id = text(Column::source);
  event.user = text(Column::user);
  event.device = text(Column::device);
  event.object = text(Column::object);
  event.target = text(Column::target);
  event.address = text(Column::address);
  event.process = text(Column::process);
  event.peripheral = text(Column::peripheral);
  event.bytes = integer(Column::bytes);
  event.count = integer(Column::count);
  event.raw = text(Column::raw);
  event.block = text(Column::block);
  event.block_offset = static_cast<std::uint64_t>(integer(Column::block_offset));
  return event;
}

Result<std::vector<model::Event>> read_events(SegmentReader& segment, const Predicate& predicate, std::size_t limit) {
  std::vector<model::Event> events;
  if (limit == 0) return events;
  TRY(scan(segment, predicate, event_columns(), ScanOrder::oldest_first, [&](const RowBatch& batch) -> Result<ScanStep> {
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
      events.push_back(event_of(batch, i));
      if (events.size() == limit) return ScanStep::stop;
    }
    return ScanStep::go_on;
  }));
  return events;
}

HeldColumns::HeldColumns() = default;
HeldColumns::~HeldColumns() = default;

RowGroupColumns& HeldColumns::of(SegmentReader& segment, std::size_t row_group) {
  if (!columns_ || row_group_ != row_group) columns_ = std::make_unique<RowGroupColumns>(segment, row_group);
  row_group_ = row_group;
  return *columns_;
}

std::size_t HeldColumns::bytes() const { return columns_ ? columns_->held_bytes() : 0; }

Result<std::vector<model::Event>> read_rows(SegmentReader& segment, std::span<const std::uint64_t> rows) {
  HeldColumns held;
  return read_rows(segment, rows, held);
}

Result<std::vector<model::Event>> read_rows(SegmentReader& segment, std::span<const std::uint64_t> rows, HeldColumns& held) {
  std::vector<model::Event> events;
  events.reserve(rows.size());
  RowBatch batch;
  std::vector<std::uint32_t> in_block;
  std::uint64_t group_start = 0;
  std::size_t at = 0;
  for (std::size_t group = 0; group < segment.row_groups() && at < rows.size(); ++group) {
    const std::uint64_t group_end = group_start + segment.rows_in(group);
    if (rows[at] >= group_end) {
      group_start = group_end;
      continue;
    }
    RowGroupColumns& columns = held.of(segment, group);
    while (at < rows.size() && rows[at] < group_end) {
      const std::uint64_t block = (rows[at] - group_start) / block_rows;
      batch.first_row = group_start + block * block_rows;
      const std::uint64_t block_end = std::min(batch.first_row + block_rows, group_end);
      in_block.clear();
      for (; at < rows.size() && rows[at] < block_end; ++at) in_block.push_back(static_cast<std::uint32_t>(rows[at] - batch.first_row));
      batch.rows = in_block;
      for (const Column column : whole_event) TRY(BatchFiller::fill(batch, columns, column, block));
      for (std::size_t i = 0; i < in_block.size(); ++i) events.push_back(event_of(batch, i));
    }
    group_start = group_end;
  }
  if (at < rows.size()) return error(ErrorCode::invalid_input, "{}: there is no row {} among {}", segment.name(), rows[at], segment.rows());
  return events;
}

Result<std::uint64_t> count(SegmentReader& segment, const Predicate& predicate) {
  const auto go_on = [](const Visit&) -> Result<ScanStep> { return ScanStep::go_on; };
  return TRY(visit_blocks(segment, predicate, ScanOrder::oldest_first, go_on)).matched;
}

void Ranking::Sum::add(std::uint64_t more_events, std::int64_t more) {
  events += more_events;
  if (__builtin_add_overflow(sum, more, &sum)) sum = more > 0 ? INT64_MAX : INT64_MIN;
}

Result<void> Ranking::add(SegmentReader& segment, const Predicate& predicate) {
  const ColumnKind kind = definition_of(column_).kind;
  if (!is_text(kind) && kind != ColumnKind::enumeration)
    return error(ErrorCode::invalid_input, "column {} cannot be ranked; choose one of text, class or activity",
                 definition_of(column_).name);
  const Column measured = measure_ == Measure::sum_of_count ? Column::count : Column::bytes;
  std::optional<std::size_t> group;
  std::vector<Sum> by_code;
  std::vector<std::string> keys;
  const auto merge_codes = [&] {
    for (std::size_t code = 0; code < by_code.size(); ++code)
      if (by_code[code].events > 0) sums_[keys[code]].add(by_code[code].events, by_code[code].sum);
  };
  const auto take_keys = [&](ColumnReader& column) -> Result<void> {
    keys.clear();
    if (kind == ColumnKind::enumeration) {
      const auto numbers = TRY(column.numbers());
      for (const std::int32_t number : numbers) keys.push_back(std::to_string(number));
    } else {
      const auto dictionary = TRY(column.dictionary());
      keys.assign(dictionary.begin(), dictionary.end());
    }
    by_code.assign(keys.size(), {});
    return {};
  };
  auto visited = visit_blocks(segment, predicate, ScanOrder::oldest_first, [&](const Visit& visit) -> Result<ScanStep> {
    ColumnReader* column = TRY(visit.columns.column(column_));
    std::span<const std::int64_t> values;
    if (measure_ != Measure::events) {
      ColumnReader* measured_column = TRY(visit.columns.column(measured));
      values = TRY(measured_column->integers(visit.block));
    }
    const auto value_of = [&](std::uint32_t row) { return values.empty() ? 0 : values[row]; };
    if (!column->coded()) {
      const auto texts = TRY(column->texts(visit.block, visit.rows));
      for (const std::uint32_t row : visit.rows) {
        auto found = sums_.find(texts[row]);
        if (found == sums_.end()) found = sums_.emplace(texts[row], Sum()).first;
        found->second.add(1, value_of(row));
      }
      return ScanStep::go_on;
    }
    if (group != visit.group) {  // codes mean something else in each row group
      merge_codes();
      TRY(take_keys(*column));
      group = visit.group;
    }
    const auto codes = TRY(column->codes(visit.block));
    for (const std::uint32_t row : visit.rows) by_code[codes[row]].add(1, value_of(row));
    return ScanStep::go_on;
  });
  TRY(std::move(visited));
  merge_codes();
  return {};
}

std::vector<Ranked> Ranking::top(std::size_t most) const {
  std::vector<Ranked> all;
  all.reserve(sums_.size());
  for (const auto& [key, sum] : sums_) all.push_back({key, sum.events, sum.sum});
  const auto before = [&](const Ranked& a, const Ranked& b) {
    if (measure_ != Measure::events && a.sum != b.sum) return a.sum > b.sum;
    if (a.events != b.events) return a.events > b.events;
    return a.key < b.key;
  };
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()));
  std::partial_sort(all.begin(), middle, all.end(), before);
  all.erase(middle, all.end());
  return all;
}

Result<std::vector<Ranked>> rank(SegmentReader& segment, Column column, Measure measure, const Predicate& predicate, std::size_t most) {
  Ranking ranking(column, measure);
  TRY(ranking.add(segment, predicate));
  return ranking.top(most);
}

}  // namespace sekimori::events
