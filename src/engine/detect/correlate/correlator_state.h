// Inside of the correlator: what it keeps, apart from how it decides (correlator.cpp) and how it is written (snapshot.cpp).
#pragma once

#include <deque>
#include <set>

#include "engine/detect/correlate/correlator.h"

namespace sekimori::detect {

struct KeptReference {
  std::uint32_t path = 0;  // into PathTable
  model::PositionKind kind = model::PositionKind::line;
  std::uint64_t position = 0;
  std::uint64_t offset = 0;
  std::int64_t time = 0;
};

class PathTable {
 public:
  std::uint32_t number_of(const std::string& path);
  const std::string& path(std::uint32_t number) const { return paths_[number]; }
  const std::vector<std::string>& all() const { return paths_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> paths_;
};

// One hit as one correlation sees it.
struct CorrelationInput {
  std::int64_t time = 0;
  std::uint64_t sequence = 0;
  std::uint32_t correlation = 0;
  std::uint32_t rule = 0;  // index into Correlation::rule_names
  std::string group;       // encoded values, see encode_group()
  std::uint64_t value_hash = 0;
  double value = 0;
  KeptReference event;
  bool later_than(const CorrelationInput& other) const { return time != other.time ? time > other.time : sequence > other.sequence; }
};

struct WindowEntry {
  std::int64_t time = 0;
  union {
    std::uint64_t hash;
    double number;
  } value{};
};

struct GroupState {
  // Counting kinds.
  std::deque<WindowEntry> entries;
  std::unordered_map<std::uint64_t, std::uint32_t> distinct;  // value hash -> entries in the window
  double sum = 0;                                             // of entries' numbers
  std::uint32_t dropped = 0;                                  // since `sum` was last added up anew
  std::int64_t opened = 0;                                    // of closed windows: time of the first event
  bool firing = false;
  std::int64_t fired_at = 0;
  // Temporal kinds, by rule: when it was last met (ordered: latest start of a chain up to this rule).
  std::vector<std::optional<std::int64_t>> met;
  std::vector<std::vector<KeptReference>> chains;
  std::deque<KeptReference> recent;  // newest events, up to most_events_named
  std::int64_t newest = 0;
  std::int64_t expires = INT64_MIN;  // the key under which it stands in the expiry queue; INT64_MIN: not yet
};

struct CorrelationState {
  std::unordered_map<std::string, GroupState> groups;
  std::set<std::pair<std::int64_t, std::string>> expiry;  // (time, group)
};

// Length-prefixed, so that no two lists of values have one encoding.
std::string encode_group(const std::vector<std::string>& values);
std::vector<std::string> decode_group(std::string_view group);

struct Correlator::State {
  std::shared_ptr<const RuleSet> rules;
  CorrelatorOptions options;
  CorrelatorStatistics statistics;
  struct Subscription {
    std::uint32_t correlation;
    std::uint32_t rule;  // index into rule_names
  };
  std::vector<std::vector<Subscription>> of_rule;         // by rule number
  std::vector<std::vector<Subscription>> of_correlation;  // by correlation number
  std::vector<std::vector<std::string>> fields_of_rule;   // by rule number, without repetition
  std::vector<bool> closed_windows;                       // by correlation: decided when the window has passed
  PathTable paths;
  std::vector<CorrelationInput> waiting;  // a heap, earliest on top
  std::uint64_t sequence = 0;
  std::int64_t newest = INT64_MIN;
  std::int64_t decided_until = INT64_MIN;
  std::vector<CorrelationState> correlations;
  size_t groups = 0;
  size_t entries = 0;

  Result<void> release(std::int64_t until, size_t most_waiting, const DetectionSink& sink);
  Result<void> process(const CorrelationInput& input, int depth, const DetectionSink& sink);
  Result<void> count(const CorrelationInput& input, GroupState& group, int depth, const DetectionSink& sink);
  Result<void> order(const CorrelationInput& input, GroupState& group, int depth, const DetectionSink& sink);
  Result<void> close_windows(std::uint32_t correlation, std::int64_t now, int depth, const DetectionSink& sink);
  Result<void> fire(std::uint32_t correlation, const std::string& group, const std::vector<KeptReference>& events, double count,
                    std::int64_t time, int depth, const DetectionSink& sink);
  void forget(std::uint32_t correlation, const std::string& group);
  void forget_oldest();
  void keep(std::uint32_t correlation, const std::string& key, GroupState& group, std::int64_t expires);
  double metric(const Correlation& correlation, const GroupState& group) const;
  void drop_front(const Correlation& correlation, GroupState& group);
  std::string definition(std::uint32_t correlation) const;  // text that changes when its meaning does
};

}  // namespace sekimori::detect
