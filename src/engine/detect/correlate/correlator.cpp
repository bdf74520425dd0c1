#include "engine/detect/correlate/correlator.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "base/digest.h"
#include "engine/detect/correlate/correlator_state.h"

namespace sekimori::detect {
namespace {

bool is_temporal(CorrelationKind kind) { return kind == CorrelationKind::temporal || kind == CorrelationKind::temporal_ordered; }

bool is_lower_bound(Comparison comparison) { return comparison == Comparison::greater || comparison == Comparison::greater_or_equal; }

bool holds(const Correlation& correlation, double value) {
  return std::ranges::all_of(correlation.conditions, [&](const CountCondition& condition) { return condition.holds_for(value); });
}

std::uint64_t hash_of(std::string_view text) {
  const Digest digest = sha256(text);
  std::uint64_t hash = 0;
  for (size_t i = 0; i < 8; ++i) hash = hash << 8 | digest[i];
  return hash;
}

// The field that `name` means for the referenced rule.
const std::string& field_behind(const Correlation& correlation, const std::string& name, std::uint32_t rule,
                                const std::string& other_name) {
  for (const Correlation::Alias& alias : correlation.aliases) {
    if (alias.name != name) continue;
    for (const auto& [rule_name, field] : alias.fields)
      if (rule_name == correlation.rule_names[rule] || (!other_name.empty() && rule_name == other_name)) return field;
  }
  return name;
}

// A rule may be referenced by id and called by its name in aliases, or the other way round.
const std::string& other_name_of(const auto& named, const Correlation& correlation, std::uint32_t rule) {
  return correlation.rule_names[rule] == named.id ? named.name : named.id;
}

double to_double(std::string_view text) {
  double number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size() && std::isfinite(number) ? number : std::nan("");
}

constexpr auto later = [](const CorrelationInput& a, const CorrelationInput& b) { return a.later_than(b); };

}  // namespace

std::uint32_t PathTable::number_of(const std::string& path) {
  const auto [place, fresh] = numbers_.emplace(path, static_cast<std::uint32_t>(paths_.size()));
  if (fresh) paths_.push_back(path);
  return place->second;
}

std::string encode_group(const std::vector<std::string>& values) {
  Bytes bytes;
  for (const std::string& value : values) {
    append_u32_le(bytes, static_cast<std::uint32_t>(value.size()));
    append(bytes, std::string_view(value));
  }
  return std::string(as_text(bytes));
}

std::vector<std::string> decode_group(std::string_view group) {
  std::vector<std::string> values;
  while (group.size() >= 4) {
    const size_t size = std::min<size_t>(read_u32_le(as_bytes(group), 0).value_or(0), group.size() - 4);
    values.emplace_back(group.substr(4, size));
    group.remove_prefix(4 + size);
  }
  return values;
}

Correlator::Correlator(std::shared_ptr<const RuleSet> rules, CorrelatorOptions options) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.rules = std::move(rules);
  state.options = options;
  state.of_rule.resize(state.rules->rules.size());
  state.of_correlation.resize(state.rules->correlations.size());
  state.correlations.resize(state.rules->correlations.size());
  std::unordered_map<std::string_view, std::vector<State::Subscription>*> lists;
  const auto name_all = [&](const auto& named, auto& subscriptions) {
    for (size_t i = 0; i < named.size(); ++i) {
      lists[named[i].id] = &subscriptions[i];
      if (!named[i].name.empty()) lists[named[i].name] = &subscriptions[i];
    }
  };
  name_all(state.rules->rules, state.of_rule);
  name_all(state.rules->correlations, state.of_correlation);
  for (std::uint32_t c = 0; c < state.correlations.size(); ++c) {
    const Correlation& correlation = state.rules->correlations[c];
    state.closed_windows.push_back(
        !is_temporal(correlation.kind) &&
        !std::ranges::all_of(correlation.conditions, [](const CountCondition& condition) { return is_lower_bound(condition.comparison); }));
    for (std::uint32_t r = 0; r < correlation.rule_names.size(); ++r)
      if (const auto found = lists.find(correlation.rule_names[r]); found != lists.end()) found->second->push_back({c, r});
  }
  state.fields_of_rule.resize(state.of_rule.size());
  for (size_t rule = 0; rule < state.of_rule.size(); ++rule) {
    std::vector<std::string>& fields = state.fields_of_rule[rule];
    for (const State::Subscription& subscription : state.of_rule[rule]) {
      const Correlation& correlation = state.rules->correlations[subscription.correlation];
      const std::string& other_name = other_name_of(state.rules->rules[rule], correlation, subscription.rule);
      for (const std::vector<std::string>* names : {&correlation.group_by, &correlation.value_fields})
        for (const std::string& name : *names) fields.push_back(field_behind(correlation, name, subscription.rule, other_name));
    }
    std::ranges::sort(fields);
    const auto repeated = std::ranges::unique(fields);
    fields.erase(repeated.begin(), repeated.end());
  }
}

Correlator::~Correlator() = default;
Correlator::Correlator(Correlator&&) noexcept = default;
Correlator& Correlator::operator=(Correlator&&) noexcept = default;

bool Correlator::wants(std::uint32_t rule) const { return !state_->of_rule[rule].empty(); }
const std::vector<std::string>& Correlator::fields_of(std::uint32_t rule) const { return state_->fields_of_rule[rule]; }
const CorrelatorStatistics& Correlator::statistics() const { return state_->statistics; }

namespace {

// Group and value of one hit for one correlation; false when the event belongs to no group of it.
bool fill_input(const Correlation& correlation, const std::string& other_name, const FieldReader& read, CorrelationInput& input) {
  std::vector<std::string> group;
  for (const std::string& name : correlation.group_by) {
    const auto value = read(field_behind(correlation, name, input.rule, other_name));
    if (!value) return false;
    group.emplace_back(*value);
  }
  input.group = encode_group(group);
  if (correlation.value_fields.empty()) return true;
  std::vector<std::string> values;
  for (const std::string& name : correlation.value_fields) {
    const auto value = read(field_behind(correlation, name, input.rule, other_name));
    if (!value) return false;
    values.emplace_back(*value);
  }
  if (correlation.kind == CorrelationKind::value_count) {
    input.value_hash = hash_of(encode_group(values));
    return true;
  }
  input.value = to_double(values[0]);
  return !std::isnan(input.value);
}

}  // namespace

Result<void> Correlator::add_hit(std::uint32_t rule, std::optional<Instant> time, const model::EventReference& event,
                                 const FieldReader& read, const DetectionSink& sink) {
  State& state = *state_;
  for (const State::Subscription& subscription : state.of_rule[rule]) {
    ++state.statistics.hits;
    if (!time) {
      ++state.statistics.without_time;
      continue;
    }
    CorrelationInput input;
    input.time = time->nanoseconds;
    input.correlation = subscription.correlation;
    input.rule = subscription.rule;
    const Correlation& correlation = state.rules->correlations[input.correlation];
    if (!fill_input(correlation, other_name_of(state.rules->rules[rule], correlation, input.rule), read, input)) {
      ++state.statistics.without_group;
      continue;
    }
    if (input.time < state.decided_until) {
      ++state.statistics.late;
      continue;
    }
    input.sequence = state.sequence++;
    input.event = {state.paths.number_of(event.path), event.position_kind, event.position, event.offset, input.time};
    state.newest = std::max(state.newest, input.time);
    state.waiting.push_back(std::move(input));
    std::ranges::push_heap(state.waiting, later);
  }
  if (state.waiting.empty()) return {};
  const std::int64_t until = state.newest < INT64_MIN + state.options.lateness ? INT64_MIN : state.newest - state.options.lateness;
  return state.release(until, state.options.most_waiting, sink);
}

Result<void> Correlator::settle(const DetectionSink& sink) { return state_->release(INT64_MAX, 0, sink); }

Result<void> Correlator::flush(const DetectionSink& sink) {
  State& state = *state_;
  TRY(state.release(INT64_MAX, 0, sink));
  for (std::uint32_t c = 0; c < state.correlations.size(); ++c)
    if (state.closed_windows[c]) TRY(state.close_windows(c, INT64_MAX, 0, sink));
  return {};
}

Result<void> Correlator::State::release(std::int64_t until, size_t most_waiting, const DetectionSink& sink) {
  while (!waiting.empty() && (waiting.front().time < until || waiting.size() > most_waiting)) {
    std::ranges::pop_heap(waiting, later);
    const CorrelationInput input = std::move(waiting.back());
    waiting.pop_back();
    decided_until = std::max(decided_until, input.time);
    TRY(process(input, 0, sink));
  }
  if (until == INT64_MAX) return {};
  decided_until = std::max(decided_until, until);
  for (std::uint32_t c = 0; c < correlations.size(); ++c)
    if (closed_windows[c]) TRY(close_windows(c, until, 0, sink));
  return {};
}

void Correlator::State::forget(std::uint32_t correlation, const std::string& key) {
  CorrelationState& state = correlations[correlation];
  const auto found = state.groups.find(key);
  if (found == state.groups.end()) return;
  entries -= found->second.entries.size();
  --groups;
  state.expiry.erase({found->second.expires, key});
  state.groups.erase(found);
}

void Correlator::State::forget_oldest() {
  std::uint32_t oldest = UINT32_MAX;
  for (std::uint32_t c = 0; c < correlations.size(); ++c) {
    if (correlations[c].expiry.empty()) continue;
    if (oldest == UINT32_MAX || correlations[c].expiry.begin()->first < correlations[oldest].expiry.begin()->first) oldest = c;
  }
  if (oldest == UINT32_MAX) return;
  ++statistics.dropped_groups;
  forget(oldest, std::string(correlations[oldest].expiry.begin()->second));
}

void Correlator::State::keep(std::uint32_t correlation, const std::string& key, GroupState& group, std::int64_t expires) {
  if (group.expires == expires) return;
  CorrelationState& state = correlations[correlation];
  if (group.expires != INT64_MIN) state.expiry.erase({group.expires, key});
  group.expires = expires;
  state.expiry.emplace(expires, key);
}

double Correlator::State::metric(const Correlation& correlation, const GroupState& group) const {
  switch (correlation.kind) {
    case CorrelationKind::value_count: return static_cast<double>(group.distinct.size());
    case CorrelationKind::value_sum: return group.sum;
    case CorrelationKind::value_avg: return group.sum / static_cast<double>(std::max<size_t>(group.entries.size(), 1));
    case CorrelationKind::event_count:
    case CorrelationKind::temporal:
    case CorrelationKind::temporal_ordered: break;
  }
  return static_cast<double>(group.entries.size());
}

void Correlator::State::drop_front(const Correlation& correlation, GroupState& group) {
  if (correlation.kind == CorrelationKind::value_count) {
    const auto found = group.distinct.find(group.entries.front().value.hash);
    if (found != group.distinct.end() && --found->second == 0) group.distinct.erase(found);
  } else {
    group.sum -= group.entries.front().value.number;
  }
  group.entries.pop_front();
  --entries;
  if (correlation.kind != CorrelationKind::value_count && ++group.dropped >= 4096) {  // rounding must not pile up
    group.dropped = 0;
    group.sum = 0;
    for (const WindowEntry& entry : group.entries) group.sum += entry.value.number;
  }
}

Result<void> Correlator::State::close_windows(std::uint32_t c, std::int64_t now, int depth, const DetectionSink& sink) {
  CorrelationState& state = correlations[c];
  while (!state.expiry.empty() && state.expiry.begin()->first < now) {
    const std::string key = state.expiry.begin()->second;
    GroupState& group = state.groups.find(key)->second;
    const double value = metric(rules->correlations[c], group);
    const bool fires = holds(rules->correlations[c], value);
    const std::vector<KeptReference> events(group.recent.begin(), group.recent.end());
    const std::int64_t time = group.newest;
    forget(c, key);
    if (fires) TRY(fire(c, key, events, value, time, depth, sink));
  }
  return {};
}

Result<void> Correlator::State::process(const CorrelationInput& input, int depth, const DetectionSink& sink) {
  const std::uint32_t c = input.correlation;
  const Correlation& correlation = rules->correlations[c];
  CorrelationState& state = correlations[c];
  if (closed_windows[c]) {
    TRY(close_windows(c, input.time, depth, sink));
  } else {
    while (!state.expiry.empty() && state.expiry.begin()->first < input.time) forget(c, std::string(state.expiry.begin()->second));
  }
  while (groups >= options.most_groups || entries >= options.most_entries) {
    const size_t before = groups;
    forget_oldest();
    if (groups == before) break;
  }
  const auto [place, fresh] = state.groups.try_emplace(input.group);
  GroupState& group = place->second;
  if (fresh) {
    ++groups;
    group.opened = input.time;
    group.met.resize(is_temporal(correlation.kind) ? correlation.rule_names.size() : 0);
    group.chains.resize(group.met.size());
  }
  group.newest = input.time;
  const std::int64_t start = closed_windows[c] ? group.opened : input.time;
  keep(c, input.group, group, start > INT64_MAX - correlation.window ? INT64_MAX : start + correlation.window);
  return is_temporal(correlation.kind) ? order(input, group, depth, sink) : count(input, group, depth, sink);
}

Result<void> Correlator::State::count(const CorrelationInput& input, GroupState& group, int depth, const DetectionSink& sink) {
  const std::uint32_t c = input.correlation;
  const Correlation& correlation = rules->correlations[c];
  const std::int64_t oldest = input.time < INT64_MIN + correlation.window ? INT64_MIN : input.time - correlation.window;
  if (!closed_windows[c]) {
    while (!group.entries.empty() && group.entries.front().time < oldest) drop_front(correlation, group);
    while (!group.recent.empty() && group.recent.front().time < oldest) group.recent.pop_front();
  }
  WindowEntry entry{.time = input.time};
  if (correlation.kind == CorrelationKind::value_count) {
    entry.value.hash = input.value_hash;
    ++group.distinct[input.value_hash];
  } else {
    entry.value.number = input.value;
    group.sum += input.value;
  }
  group.entries.push_back(entry);
  ++entries;
  group.recent.push_back(input.event);
  if (group.recent.size() > options.most_events_named) group.recent.pop_front();
  if (closed_windows[c]) return {};

  const double value = metric(correlation, group);
  if (!holds(correlation, value)) {
    group.firing = false;
    return {};
  }
  if (group.firing && group.fired_at >= oldest) return {};
  group.firing = true;
  group.fired_at = input.time;
  return fire(c, input.group, {group.recent.begin(), group.recent.end()}, value, input.time, depth, sink);
}

Result<void> Correlator::State::order(const CorrelationInput& input, GroupState& group, int depth, const DetectionSink& sink) {
  const std::uint32_t c = input.correlation;
  const Correlation& correlation = rules->correlations[c];
  const std::int64_t oldest = input.time < INT64_MIN + correlation.window ? INT64_MIN : input.time - correlation.window;
  const size_t last = group.met.size() - 1;
  const bool ordered = correlation.kind == CorrelationKind::temporal_ordered;
  if (!ordered || input.rule == 0) {
    group.met[input.rule] = input.time;
    group.chains[input.rule] = {input.event};
  } else if (group.met[input.rule - 1] && *group.met[input.rule - 1] >= oldest) {
    // The latest possible start of a chain that now reaches this rule.
    group.met[input.rule] = group.met[input.rule - 1];
    group.chains[input.rule] = group.chains[input.rule - 1];
    group.chains[input.rule].push_back(input.event);
  } else {
    return {};
  }
  std::vector<KeptReference> events;
  if (ordered) {
    if (input.rule != last) return {};
    events = group.chains[last];
  } else {
    for (size_t r = 0; r <= last; ++r) {
      if (!group.met[r] || *group.met[r] < oldest) return {};
      events.push_back(group.chains[r][0]);
    }
    std::ranges::sort(events, {}, [](const KeptReference& event) { return std::tuple(event.time, event.path, event.position); });
  }
  const std::string key = input.group;
  forget(c, key);  // each event serves one detection
  return fire(c, key, events, static_cast<double>(events.size()), input.time, depth, sink);
}

Result<void> Correlator::State::fire(std::uint32_t c, const std::string& key, const std::vector<KeptReference>& events, double value,
                                     std::int64_t time, int depth, const DetectionSink& sink) {
  const Correlation& correlation = rules->correlations[c];
  const std::vector<std::string> group_values = decode_group(key);
  const auto value_named = [&](std::string_view name) -> std::optional<std::string_view> {
    for (size_t i = 0; i < correlation.group_by.size() && i < group_values.size(); ++i)
      if (correlation.group_by[i] == name) return group_values[i];
    return {};
  };
  if (correlation.reports) {
    model::Detection detection;
    detection.rule_id = correlation.id;
    detection.title = correlation.title;
    detection.level = correlation.level;
    detection.time = Instant{time};
    for (const KeptReference& event : events)
      detection.events.push_back({paths.path(event.path), event.kind, event.position, event.offset, Instant{event.time}});
    if (!detection.events.empty()) detection.source = detection.events.back();
    detection.count = value < 0 ? 0 : static_cast<std::uint64_t>(std::min(value, 1e18));
    for (const std::string& name : correlation.group_by)
      detection.group.push_back({name, {model::ValueKind::text, std::string(value_named(name).value_or(""))}});
    TRY(sink(std::move(detection)));
  }
  if (depth >= 64) return {};
  for (const Subscription& subscription : of_correlation[c]) {
    CorrelationInput input;
    input.time = std::max(time, decided_until == INT64_MIN ? time : decided_until);
    input.sequence = sequence++;
    input.correlation = subscription.correlation;
    input.rule = subscription.rule;
    if (!events.empty()) input.event = events.back();
    input.event.time = input.time;
    const Correlation& outer = rules->correlations[subscription.correlation];
    if (!fill_input(outer, other_name_of(correlation, outer, subscription.rule), value_named, input)) {
      ++statistics.without_group;
      continue;
    }
    TRY(process(input, depth + 1, sink));
  }
  return {};
}

std::string Correlator::State::definition(std::uint32_t number) const {
  const Correlation& correlation = rules->correlations[number];
  std::string text = fmt::format("{}|{}|{}", correlation.id, static_cast<int>(correlation.kind), correlation.window);
  for (const std::string& name : correlation.rule_names) text += "|r" + name;
  for (const std::string& name : correlation.group_by) text += "|g" + name;
  for (const std::string& name : correlation.value_fields) text += "|v" + name;
  for (const CountCondition& condition : correlation.conditions)
    text += fmt::format("|c{}:{}", static_cast<int>(condition.comparison), condition.number);
  for (const Correlation::Alias& alias : correlation.aliases)
    for (const auto& [rule, field] : alias.fields) text += "|a" + alias.name + ":" + rule + ":" + field;
  return text;
}

}  // namespace sekimori::detect
