// Grammar: docs/format/detector-state.md.
#include <algorithm>
#include <bit>

#include "base/digest.h"
#include "engine/detect/correlate/correlator_state.h"

namespace sekimori::detect {
namespace {

constexpr std::string_view magic = "SKDETECT";
constexpr std::uint32_t version = 2;  // 1: events had no offset

class Writer {
 public:
  void u8(std::uint8_t value) { bytes.push_back(value); }
  void u32(std::uint32_t value) { append_u32_le(bytes, value); }
  void u64(std::uint64_t value) { append_u64_le(bytes, value); }
  void i64(std::int64_t value) { u64(std::bit_cast<std::uint64_t>(value)); }
  void text(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    append(bytes, value);
  }
  void size(size_t value) { u32(static_cast<std::uint32_t>(value)); }
  void event(const KeptReference& event) {
    u32(event.path);
    u8(event.kind == model::PositionKind::line ? 1 : 0);
    u64(event.position);
    u64(event.offset);
    i64(event.time);
  }
  Bytes bytes;
};

constexpr size_t event_bytes = 21;  // the least: of version 1

class Reader {
 public:
  Reader(ByteView in, std::uint32_t of_version) : in_(in), version_(of_version) {}

  Result<std::uint8_t> u8() {
    if (at_ >= in_.size()) return error(ErrorCode::invalid_input, "detector state: it ends too early");
    return in_[at_++];
  }
  Result<std::uint32_t> u32() {
    const std::uint32_t value = TRY(read_u32_le(in_, at_));
    at_ += 4;
    return value;
  }
  Result<std::uint64_t> u64() {
    const std::uint64_t value = TRY(read_u64_le(in_, at_));
    at_ += 8;
    return value;
  }
  Result<std::int64_t> i64() { return std::bit_cast<std::int64_t>(TRY(u64())); }
  Result<std::string> text() {
    const std::uint32_t size = TRY(u32());
    if (size > in_.size() - at_) return error(ErrorCode::invalid_input, "detector state: it ends too early");
    std::string value(as_text(in_.subspan(at_, size)));
    at_ += size;
    return value;
  }
  // A count of things of at least `least` bytes each: never more than the rest can hold.
  Result<std::uint32_t> size(size_t least) {
    const std::uint32_t value = TRY(u32());
    if (value > (in_.size() - at_) / least) return error(ErrorCode::invalid_input, "detector state: it ends too early");
    return value;
  }
  Result<KeptReference> event(size_t paths) {
    KeptReference event;
    event.path = TRY(u32());
    event.kind = TRY(u8()) == 1 ? model::PositionKind::line : model::PositionKind::record_id;
    event.position = TRY(u64());
    if (version_ > 1) event.offset = TRY(u64());
    event.time = TRY(i64());
    if (event.path >= paths) return error(ErrorCode::invalid_input, "detector state: an event names path {} of {}", event.path, paths);
    return event;
  }
  bool done() const { return at_ == in_.size(); }

 private:
  ByteView in_;
  std::uint32_t version_;
  size_t at_ = 0;
};

void write_group(Writer& out, const GroupState& group, bool counts_values) {
  out.size(group.entries.size());
  for (const WindowEntry& entry : group.entries) {
    out.i64(entry.time);
    if (counts_values) out.u64(entry.value.hash);
    else out.u64(std::bit_cast<std::uint64_t>(entry.value.number));
  }
  out.i64(group.opened);
  out.u8(group.firing ? 1 : 0);
  out.i64(group.fired_at);
  out.i64(group.newest);
  out.i64(group.expires);
  out.size(group.met.size());
  for (size_t r = 0; r < group.met.size(); ++r) {
    out.u8(group.met[r] ? 1 : 0);
    out.i64(group.met[r].value_or(0));
    out.size(group.chains[r].size());
    for (const KeptReference& event : group.chains[r]) out.event(event);
  }
  out.size(group.recent.size());
  for (const KeptReference& event : group.recent) out.event(event);
}

Result<GroupState> read_group(Reader& in, const Correlation& correlation, size_t paths) {
  GroupState group;
  const bool temporal = correlation.kind == CorrelationKind::temporal || correlation.kind == CorrelationKind::temporal_ordered;
  for (std::uint32_t left = TRY(in.size(16)); left > 0; --left) {
    WindowEntry entry{.time = TRY(in.i64())};
    const std::uint64_t value = TRY(in.u64());
    if (correlation.kind == CorrelationKind::value_count) {
      entry.value.hash = value;
      ++group.distinct[value];
    } else {
      entry.value.number = std::bit_cast<double>(value);
      group.sum += entry.value.number;
    }
    if (!group.entries.empty() && group.entries.back().time > entry.time)
      return error(ErrorCode::invalid_input, "detector state: entries out of order");
    group.entries.push_back(entry);
  }
  group.opened = TRY(in.i64());
  group.firing = TRY(in.u8()) != 0;
  group.fired_at = TRY(in.i64());
  group.newest = TRY(in.i64());
  group.expires = TRY(in.i64());
  const std::uint32_t met = TRY(in.size(13));
  if (met != (temporal ? correlation.rule_names.size() : 0))
    return error(ErrorCode::invalid_input, "detector state: a group fits another correlation");
  for (std::uint32_t r = 0; r < met; ++r) {
    const bool present = TRY(in.u8()) != 0;
    const std::int64_t time = TRY(in.i64());
    group.met.push_back(present ? std::optional(time) : std::nullopt);
    std::vector<KeptReference> chain;
    for (std::uint32_t left = TRY(in.size(event_bytes)); left > 0; --left) chain.push_back(TRY(in.event(paths)));
    if (present && chain.empty()) return error(ErrorCode::invalid_input, "detector state: a chain without events");
    group.chains.push_back(std::move(chain));
  }
  for (std::uint32_t left = TRY(in.size(event_bytes)); left > 0; --left) group.recent.push_back(TRY(in.event(paths)));
  return group;
}

}  // namespace

Bytes Correlator::snapshot() const {
  const State& state = *state_;
  Writer out;
  append(out.bytes, magic);
  out.u32(version);
  out.u64(state.sequence);
  out.i64(state.newest);
  out.i64(state.decided_until);
  out.size(state.paths.all().size());
  for (const std::string& path : state.paths.all()) out.text(path);
  out.size(state.correlations.size());
  for (std::uint32_t c = 0; c < state.correlations.size(); ++c) {
    const CorrelationState& correlation = state.correlations[c];
    out.text(state.definition(c));
    // A correlation's part carries its length, so that a reader without that correlation can step over it.
    Writer part;
    std::vector<std::string> keys;
    for (const auto& [key, group] : correlation.groups) keys.push_back(key);
    std::ranges::sort(keys);
    part.size(keys.size());
    for (const std::string& key : keys) {
      part.text(key);
      write_group(part, correlation.groups.find(key)->second, state.rules->correlations[c].kind == CorrelationKind::value_count);
    }
    std::vector<const CorrelationInput*> waiting;
    for (const CorrelationInput& input : state.waiting)
      if (input.correlation == c) waiting.push_back(&input);
    std::ranges::sort(waiting, {}, &CorrelationInput::sequence);
    part.size(waiting.size());
    for (const CorrelationInput* input : waiting) {
      part.i64(input->time);
      part.u64(input->sequence);
      part.u32(input->rule);
      part.text(input->group);
      part.u64(input->value_hash);
      part.u64(std::bit_cast<std::uint64_t>(input->value));
      part.event(input->event);
    }
    out.text(as_text(part.bytes));
  }
  const Digest digest = sha256(out.bytes);
  append(out.bytes, ByteView(digest));
  return std::move(out.bytes);
}

namespace {

Result<void> read_state(Correlator::State& state, ByteView bytes, std::uint32_t of_version);

}  // namespace

Result<void> Correlator::restore(ByteView bytes) {
  auto fresh = Correlator(state_->rules, state_->options);
  state_ = std::move(fresh.state_);
  if (bytes.size() < magic.size() + 36 || as_text(bytes.first(magic.size())) != magic)
    return error(ErrorCode::invalid_input, "detector state: these bytes are not one");
  const std::uint32_t found = TRY(read_u32_le(bytes, magic.size()));
  if (found == 0 || found > version)
    return error(ErrorCode::invalid_input, "detector state: version {} is not known (this program knows {})", found, version);
  const ByteView body = bytes.first(bytes.size() - 32);
  const Digest digest = sha256(body);
  if (!std::ranges::equal(digest, bytes.last(32)))
    return error(ErrorCode::integrity, "detector state: its checksum is wrong, it was damaged");
  if (auto read = read_state(*state_, body.subspan(magic.size() + 4), found); !read) {
    auto empty = Correlator(state_->rules, state_->options);
    state_ = std::move(empty.state_);
    return std::unexpected(std::move(read).error());
  }
  return {};
}

namespace {

Result<void> read_correlation_part(Correlator::State& state, std::uint32_t c, std::string_view part, std::uint32_t of_version) {
  Reader in(as_bytes(part), of_version);
  const Correlation& correlation = state.rules->correlations[c];
  CorrelationState& into = state.correlations[c];
  const size_t paths = state.paths.all().size();
  for (std::uint32_t left = TRY(in.size(8)); left > 0; --left) {
    std::string key = TRY(in.text());
    GroupState group = TRY(read_group(in, correlation, paths));
    if (into.groups.contains(key)) return error(ErrorCode::invalid_input, "detector state: a group stands twice");
    into.expiry.emplace(group.expires, key);
    ++state.groups;
    state.entries += group.entries.size();
    into.groups.emplace(std::move(key), std::move(group));
  }
  for (std::uint32_t left = TRY(in.size(48)); left > 0; --left) {
    CorrelationInput input;
    input.correlation = c;
    input.time = TRY(in.i64());
    input.sequence = TRY(in.u64());
    input.rule = TRY(in.u32());
    if (input.rule >= correlation.rule_names.size())
      return error(ErrorCode::invalid_input, "detector state: a hit fits another correlation");
    input.group = TRY(in.text());
    input.value_hash = TRY(in.u64());
    input.value = std::bit_cast<double>(TRY(in.u64()));
    input.event = TRY(in.event(paths));
    state.waiting.push_back(std::move(input));
  }
  if (!in.done()) return error(ErrorCode::invalid_input, "detector state: bytes are left over");
  return {};
}

Result<void> read_state(Correlator::State& state, ByteView bytes, std::uint32_t of_version) {
  Reader in(bytes, of_version);
  state.sequence = TRY(in.u64());
  state.newest = TRY(in.i64());
  state.decided_until = TRY(in.i64());
  for (std::uint32_t left = TRY(in.size(4)); left > 0; --left) {
    const std::string path = TRY(in.text());
    const size_t before = state.paths.all().size();
    if (state.paths.number_of(path) != before) return error(ErrorCode::invalid_input, "detector state: a path stands twice");
  }
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (std::uint32_t c = 0; c < state.correlations.size(); ++c) numbers.emplace(state.definition(c), c);
  for (std::uint32_t left = TRY(in.size(8)); left > 0; --left) {
    const std::string definition = TRY(in.text());
    const std::string part = TRY(in.text());
    const auto found = numbers.find(definition);
    if (found == numbers.end()) continue;  // a correlation that is gone or was changed starts anew
    TRY(read_correlation_part(state, found->second, part, of_version));
    numbers.erase(found);
  }
  if (!in.done()) return error(ErrorCode::invalid_input, "detector state: bytes are left over");
  std::ranges::make_heap(state.waiting, [](const CorrelationInput& a, const CorrelationInput& b) { return a.later_than(b); });
  return {};
}

}  // namespace

}  // namespace sekimori::detect
