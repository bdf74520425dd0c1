#include "store/events/row_reader.h"

#include <algorithm>

#include "store/events/scan.h"

namespace sekimori::events {

namespace {
constexpr std::size_t most_segments = 32;  // each is an open file
constexpr std::size_t usual_bytes = std::size_t(128) << 20;
}  // namespace

struct RowReader::Held {
  std::string path;
  std::mutex mutex;  // over the two below
  std::unique_ptr<SegmentReader> segment;
  HeldColumns columns;
  std::size_t bytes = 0;  // as counted in RowReader::bytes_, under its mutex
};

RowReader::RowReader(Files& files, Path folder) : RowReader(files, std::move(folder), usual_bytes) {}
RowReader::RowReader(Files& files, Path folder, std::size_t most_bytes)
    : files_(files), folder_(std::move(folder)), most_bytes_(most_bytes) {}
RowReader::~RowReader() = default;

Result<std::shared_ptr<RowReader::Held>> RowReader::take(const std::string& path) {
  {
    const std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find(held_, path, [](const std::shared_ptr<Held>& held) -> const std::string& { return held->path; });
    if (found != held_.end()) {
      held_.splice(held_.begin(), held_, found);
      return held_.front();
    }
  }
  auto held = std::make_shared<Held>();
  held->path = path;
  held->segment = TRY(SegmentReader::open(files_, folder_ / path));
  const std::scoped_lock lock(mutex_);
  held_.push_front(held);
  return held;
}

void RowReader::note(const std::shared_ptr<Held>& held, std::size_t bytes) {
  const std::scoped_lock lock(mutex_);
  // Let go of meanwhile: it dies with its last user.
  if (std::ranges::find(held_, held) == held_.end()) return;
  bytes_ += bytes - held->bytes;
  held->bytes = bytes;
  while ((bytes_ > most_bytes_ && held_.size() > 1) || held_.size() > most_segments) {
    bytes_ -= held_.back()->bytes;
    held_.pop_back();
  }
}

Result<std::vector<model::Event>> RowReader::read(const std::string& path, std::span<const std::uint64_t> rows) {
  const auto held = TRY(take(path));
  std::size_t bytes = 0;
  Result<std::vector<model::Event>> events;
  {
    const std::scoped_lock lock(held->mutex);
    events = read_rows(*held->segment, rows, held->columns);
    bytes = held->columns.bytes();
  }
  note(held, bytes);
  return events;
}

std::size_t RowReader::segments() const {
  const std::scoped_lock lock(mutex_);
  return held_.size();
}

}  // namespace sekimori::events
