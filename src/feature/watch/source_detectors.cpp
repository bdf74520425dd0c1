#include "feature/watch/source_detectors.h"

#include <algorithm>

namespace sekimori::watch {
namespace {

constexpr std::string_view magic = "sekimori-detectors 2\n";
constexpr std::string_view magic_1 = "sekimori-detectors 1\n";  // without the mark of having been settled
constexpr std::int64_t in_order = 10 * 60 * nanoseconds_per_second;

void put(Bytes& out, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) out.push_back(static_cast<Byte>(value >> (8 * i)));
}

void put(Bytes& out, ByteView bytes) {
  put(out, bytes.size());
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// Reads what put wrote; nothing when the bytes end early.
class Cursor {
 public:
  explicit Cursor(ByteView bytes) : rest_(bytes) {}
  bool at_end() const { return rest_.empty(); }
  std::optional<std::uint64_t> number() {
    if (rest_.size() < 8) return {};
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(rest_[i]) << (8 * i);
    rest_ = rest_.subspan(8);
    return value;
  }
  std::optional<ByteView> bytes() {
    const auto size = number();
    if (!size || *size > rest_.size()) return {};
    const ByteView out = rest_.first(*size);
    rest_ = rest_.subspan(*size);
    return out;
  }

 private:
  ByteView rest_;
};

}  // namespace

Result<std::unique_ptr<detect::Detector>> SourceDetectors::make(std::int64_t lateness) const {
  detect::DetectorOptions options;
  options.zone = zone_;
  options.correlator.lateness = lateness;
  return std::make_unique<detect::Detector>(TRY(detect::Detector::create(index_, options)));
}

Result<void> SourceDetectors::begin_block(const std::string& source_id) {
  Source& source = sources_[source_id];
  if (!source.detector) source.detector = TRY(make(in_order));
  current_ = &source;
  begun_ = false;
  apart_.reset();
  return {};
}

Result<void> SourceDetectors::feed(const model::LogRecord& record, const detect::DetectionSink& sink) {
  if (!begun_ && record.time) {
    begun_ = true;
    const std::int64_t tolerated = current_->settled ? 0 : in_order;
    if (current_->newest > INT64_MIN + in_order && record.time->nanoseconds < current_->newest - tolerated) apart_ = TRY(make(INT64_MAX));
  }
  if (apart_) return apart_->feed(record, sink);
  if (record.time) {
    current_->newest = std::max(current_->newest, record.time->nanoseconds);
    current_->settled = false;
  }
  return current_->detector->feed(record, sink);
}

Result<void> SourceDetectors::end_block(const detect::DetectionSink& sink) {
  if (!apart_) return {};
  const auto apart = std::move(apart_);
  return apart->flush(sink);
}

bool SourceDetectors::Source::is_quiet(Instant now) const { return !settled && newest < now.nanoseconds - in_order; }

bool SourceDetectors::wants_settling(Instant now) const {
  return std::ranges::any_of(sources_, [&](const auto& entry) { return entry.second.is_quiet(now); });
}

Result<void> SourceDetectors::settle(Instant now, const detect::DetectionSink& sink) {
  for (auto& [id, source] : sources_) {
    if (!source.is_quiet(now)) continue;
    TRY(source.detector->settle(sink));
    source.settled = true;
  }
  return {};
}

Bytes SourceDetectors::snapshot() const {
  Bytes out;
  for (const auto& [id, source] : sources_) {
    if (out.empty()) out.assign(as_bytes(magic).begin(), as_bytes(magic).end());
    put(out, as_bytes(id));
    put(out, static_cast<std::uint64_t>(source.newest));
    put(out, source.settled ? 1U : 0U);
    put(out, source.detector->snapshot());
  }
  return out;
}

Result<void> SourceDetectors::restore(ByteView bytes) {
  sources_.clear();
  if (bytes.empty()) return {};
  const auto damaged = [] { return error(ErrorCode::integrity, "the state of the rules is damaged; restore the node from a backup"); };
  const bool has_marks = as_text(bytes).starts_with(magic);
  if (!has_marks && !as_text(bytes).starts_with(magic_1)) return damaged();
  Cursor cursor(bytes.subspan(magic.size()));
  while (!cursor.at_end()) {
    const auto id = cursor.bytes();
    const auto newest = cursor.number();
    const auto settled = has_marks ? cursor.number() : std::optional<std::uint64_t>(0);
    const auto state = cursor.bytes();
    if (!id || !newest || !settled || !state) return damaged();
    Source source;
    source.newest = static_cast<std::int64_t>(*newest);
    source.settled = *settled != 0;
    source.detector = TRY(make(in_order));
    TRY(source.detector->restore(*state));
    sources_.insert_or_assign(std::string(as_text(*id)), std::move(source));
  }
  return {};
}

}  // namespace sekimori::watch
