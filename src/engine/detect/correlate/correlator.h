// Correlations at work: hits of rules go in, in any order within the allowed lateness; detections come out in time order.
//
//   Correlator correlator(rules, {});
//   correlator.add_hit(rule, time, reference, [&](std::string_view field) { return value of the field; }, sink);
//   correlator.flush(sink);                           // end of the logs: everything still waiting is decided
//
// Meaning (docs/decisions/0051-correlation-windows.md): a window reaches back from each event and includes its far end.
// Conditions with only gt/gte are decided at each event; a detection comes when the condition becomes true and then at
// most once per window while it stays so. Conditions with lt, lte, eq or neq are decided when a window, opened by the
// first event of its group, has passed. Temporal correlations use each event once. Events without a group-by field
// belong to no group; groups never mix.
//
// Bounds: groups, entries and waiting hits; what had to be dropped is counted in statistics(). One thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "engine/detect/rules/rule_set.h"
#include "model/detection.h"

namespace sekimori::detect {

struct CorrelatorOptions {
  std::int64_t lateness = 10 * 60 * nanoseconds_per_second;  // how much older than the newest an event may come
  size_t most_waiting = 1'000'000;                           // hits held back for order; the oldest go first when full
  size_t most_groups = 200'000;
  size_t most_entries = 4'000'000;  // 16 bytes each, over all groups
  size_t most_events_named = 100;   // Detection::events
};

struct CorrelatorStatistics {
  std::uint64_t hits = 0;
  std::uint64_t late = 0;  // came after their time had been decided; not counted in any window
  std::uint64_t without_time = 0;
  std::uint64_t without_group = 0;
  std::uint64_t dropped_groups = 0;  // forgotten for want of room before their window had passed
};

using DetectionSink = std::function<Result<void>(model::Detection&&)>;
using FieldReader = std::function<std::optional<std::string_view>(std::string_view field)>;

class Correlator {
 public:
  Correlator(std::shared_ptr<const RuleSet> rules, CorrelatorOptions options);
  ~Correlator();
  Correlator(Correlator&&) noexcept;
  Correlator& operator=(Correlator&&) noexcept;

  bool wants(std::uint32_t rule) const;                                 // whether any correlation names this rule
  const std::vector<std::string>& fields_of(std::uint32_t rule) const;  // all that add_hit() will ask `read` for

  Result<void> add_hit(std::uint32_t rule, std::optional<Instant> time, const model::EventReference& event, const FieldReader& read,
                       const DetectionSink& sink);
  // Decides what waits, up to the newest event, and leaves windows open: nothing older will come.
  Result<void> settle(const DetectionSink& sink);
  Result<void> flush(const DetectionSink& sink);  // decides everything; the correlator may be fed on afterwards

  const CorrelatorStatistics& statistics() const;

  // The whole state as bytes (docs/format/detector-state.md) and back. restore() replaces the state; parts that belong to
  // correlations which no longer exist, or were changed, are left out. Error: invalid_input on foreign or damaged bytes,
  // and then the state is empty.
  Bytes snapshot() const;
  Result<void> restore(ByteView bytes);

  struct State;  // correlator_state.h

 private:
  std::unique_ptr<State> state_;
};

}  // namespace sekimori::detect
