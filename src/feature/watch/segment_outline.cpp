#include "feature/watch/segment_outline.h"

#include <algorithm>
#include <numeric>

#include "base/digest.h"
#include "store/events/segment_reader.h"

namespace sekimori::watch {
namespace {

using events::Column;

// Every row of a block.
std::span<const std::uint32_t> all_rows(std::size_t rows) {
  thread_local std::vector<std::uint32_t> numbers;
  if (numbers.size() < rows) {
    numbers.resize(rows);
    std::iota(numbers.begin(), numbers.end(), 0U);
  }
  return std::span(numbers).first(rows);
}

// Calls with the number that `number_of` gives to each row's text, in order; a dictionary is asked once per entry.
template <class NumberOf, class Sink>
Result<void> each_text(events::ColumnReader& column, NumberOf&& number_of, Sink&& sink) {
  std::vector<std::uint32_t> numbers;
  if (column.coded())
    for (const std::string_view text : TRY(column.dictionary())) numbers.push_back(number_of(text));
  for (std::size_t block = 0; block < column.blocks(); ++block) {
    if (column.coded()) {
      for (const std::uint32_t code : TRY(column.codes(block))) sink(numbers[code]);
    } else {
      for (const std::string_view text : TRY(column.texts(block, all_rows(column.rows_in(block))))) sink(number_of(text));
    }
  }
  return {};
}

template <class Sink>
Result<void> each_integer(events::ColumnReader& column, Sink&& sink) {
  for (std::size_t block = 0; block < column.blocks(); ++block)
    for (const std::int64_t value : TRY(column.integers(block))) sink(value);
  return {};
}

// What of the register an outline depends on: which secrets there are and where they lie.
std::string state_of(const std::vector<model::KnownSecret>& secrets) {
  Sha256 hash;
  for (const model::KnownSecret& known : secrets) {
    hash.update(known.id.to_string());
    for (const std::string& place : known.secret.places) hash.update("\n" + place);
    hash.update("\n\n");
  }
  return to_hex(hash.finish());
}

}  // namespace

std::uint32_t NameTable::number_of(std::string_view text) {
  const std::lock_guard lock(mutex_);
  if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
  texts_.emplace_back(text);
  const auto number = static_cast<std::uint32_t>(texts_.size() - 1);
  numbers_.emplace(texts_.back(), number);
  return number;
}

std::optional<std::uint32_t> NameTable::find(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  const auto found = numbers_.find(text);
  if (found == numbers_.end()) return {};
  return found->second;
}

std::string_view NameTable::text(std::uint32_t number) const {
  const std::lock_guard lock(mutex_);
  return number < texts_.size() ? std::string_view(texts_[number]) : std::string_view();
}

std::size_t NameTable::size() const {
  const std::lock_guard lock(mutex_);
  return texts_.size();
}

Result<std::shared_ptr<const std::vector<model::KnownSecret>>> OutlineCache::refresh() {
  auto all = std::make_shared<std::vector<model::KnownSecret>>(TRY(directory_.all()));
  std::ranges::sort(*all, {}, [](const model::KnownSecret& known) { return known.id; });
  if (all->size() > UINT16_MAX - 1) all->resize(UINT16_MAX - 1);  // the rest are found by reading, not at a glance
  const std::string state = state_of(*all);
  const std::lock_guard lock(mutex_);
  if (state != register_state_) {
    register_state_ = state;
    secrets_ = std::move(all);
    kept_.clear();
    by_path_.clear();
    bytes_ = 0;
  }
  return secrets_;
}

Result<std::shared_ptr<const SegmentOutline>> OutlineCache::of(const std::string& path) {
  std::shared_ptr<const std::vector<model::KnownSecret>> secrets;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = by_path_.find(path); found != by_path_.end()) {
      kept_.splice(kept_.begin(), kept_, found->second);
      return found->second->outline;
    }
    secrets = secrets_;
  }
  auto outline = TRY(make(path, *secrets));
  const std::lock_guard lock(mutex_);
  if (secrets != secrets_ || by_path_.contains(path)) return outline;
  kept_.push_front({path, outline});
  by_path_[path] = kept_.begin();
  bytes_ += outline->bytes();
  while (bytes_ > most_bytes_ && kept_.size() > 1) {
    bytes_ -= kept_.back().outline->bytes();
    by_path_.erase(kept_.back().path);
    kept_.pop_back();
  }
  return outline;
}

Result<std::shared_ptr<const SegmentOutline>> OutlineCache::make(const std::string& path, const std::vector<model::KnownSecret>& secrets) {
  auto segment = TRY(events::SegmentReader::open(files_, folder_ / path));
  auto outline = std::make_shared<SegmentOutline>();
  const std::size_t rows = segment->rows();
  outline->times.reserve(rows);
  outline->users.reserve(rows);
  outline->devices.reserve(rows);
  outline->activities.reserve(rows);
  outline->sources.reserve(rows);
  outline->secrets.reserve(rows);
  std::unordered_map<std::string, std::uint32_t> known;  // path -> place in `secrets`
  const auto secret_of = [&](std::string_view object) -> std::uint32_t {
    if (object.empty()) return 0;
    const auto [entry, is_new] = known.try_emplace(std::string(object), 0U);
    if (is_new)
      if (const auto found = directory_.find_by_path(object)) {
        const auto at = std::ranges::lower_bound(secrets, found->id, {}, [](const model::KnownSecret& one) { return one.id; });
        if (at != secrets.end() && at->id == found->id) entry->second = static_cast<std::uint32_t>(at - secrets.begin()) + 1;
      }
    return entry->second;
  };
  const auto number_of = [&](std::string_view text) { return names_.number_of(text); };
  for (std::size_t group = 0; group < segment->row_groups(); ++group) {
    const auto column = [&](Column wanted) { return segment->column(group, wanted); };
    TRY(each_integer(*TRY(column(Column::time)), [&](std::int64_t time) { outline->times.push_back(time); }));
    TRY(each_integer(*TRY(column(Column::activity)),
                     [&](std::int64_t activity) { outline->activities.push_back(static_cast<std::uint8_t>(activity)); }));
    TRY(each_text(*TRY(column(Column::user)), number_of, [&](std::uint32_t n) { outline->users.push_back(n); }));
    TRY(each_text(*TRY(column(Column::device)), number_of, [&](std::uint32_t n) { outline->devices.push_back(n); }));
    TRY(each_text(*TRY(column(Column::source)), number_of, [&](std::uint32_t n) { outline->sources.push_back(n); }));
    TRY(each_text(*TRY(column(Column::object)), secret_of,
                  [&](std::uint32_t n) { outline->secrets.push_back(static_cast<std::uint16_t>(n)); }));
  }
  return std::shared_ptr<const SegmentOutline>(std::move(outline));
}

}  // namespace sekimori::watch
