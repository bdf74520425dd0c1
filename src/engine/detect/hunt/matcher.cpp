#include "engine/detect/hunt/matcher.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "engine/detect/hunt/log_source_table.h"

namespace sekimori::detect {

// What the origin of a record decides, remembered for records of the same origin.
struct Matcher::Routed {
  std::vector<char> active;                                         // by source number
  std::vector<std::uint32_t> unguarded;                             // rules to look at in any case
  std::vector<std::pair<std::string_view, std::uint32_t>> aliases;  // name in the record -> field number
  bool keywords = false;
  bool any = false;
};

Matcher::Matcher(std::shared_ptr<const RuleIndex> index)
    : index_(std::move(index)),
      test_stamp_(index_->tests_.size()),
      slow_stamp_(index_->tests_.size()),
      slow_value_(index_->tests_.size()),
      rule_stamp_(index_->roots_.size()),
      field_state_(index_->fields_.size()) {}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

const Matcher::Routed& Matcher::route_record(const model::LogRecord& record) {
  routing_key_.clear();
  for (const std::string* part : {&record.product, &record.category, &record.service, &record.channel, &record.provider}) {
    routing_key_ += *part;
    routing_key_ += '\0';
  }
  if (record.event_id) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, *record.event_id);
    routing_key_.append(digits, end.ptr);
  }
  if (const auto found = routings_.find(routing_key_); found != routings_.end()) return *found->second;
  auto routed = std::make_unique<Routed>();
  routed->active.resize(index_->sources_.size());
  for (std::uint32_t source = 0; source < index_->sources_.size(); ++source) {
    const RoutingAnswer answer = route(index_->sources_[source], record);
    if (answer.routing == Routing::not_meant) continue;
    routed->active[source] = 1;
    routed->any = true;
    routed->keywords = routed->keywords || index_->source_has_keywords_[source];
    routed->unguarded.insert(routed->unguarded.end(), index_->unguarded_rules_[source].begin(), index_->unguarded_rules_[source].end());
    if (answer.selector == nullptr) continue;
    for (const auto& [sigma_name, record_name] : answer.selector->aliases) {
      const std::uint32_t field = index_->field_names_.find(sigma_name);
      const std::pair alias{record_name, field};
      if (field != StringTable::absent && std::ranges::find(routed->aliases, alias) == routed->aliases.end())
        routed->aliases.push_back(alias);
    }
  }
  if (routings_.size() >= 4096) routings_.clear();  // hostile logs may invent origins without end
  return *routings_.emplace(routing_key_, std::move(routed)).first->second;
}

std::string_view Matcher::fold(std::string_view raw) {
  if (folded_used_ == folded_.size()) folded_.emplace_back();
  std::string& buffer = folded_[folded_used_++];
  buffer.resize(raw.size());
  unsigned char high = 0;
  for (size_t i = 0; i < raw.size(); ++i) {
    const auto c = static_cast<unsigned char>(raw[i]);
    high |= c;
    buffer[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  if (high >= 0x80) buffer = fold_case(raw);
  return buffer;
}

void Matcher::hit(std::uint32_t test, const Routed& routed) {
  if (test_stamp_[test] == stamp_) return;
  test_stamp_[test] = stamp_;
  for (const std::uint32_t rule : index_->tests_[test].guarded_rules) {
    if (rule_stamp_[rule] == stamp_ || !routed.active[index_->source_of_rule_[rule]]) continue;
    rule_stamp_[rule] = stamp_;
    candidates_.push_back(rule);
  }
}

void Matcher::look_up(std::uint32_t field, const ValueView& view, const Routed& routed) {
  const RuleIndex::FieldIndex& index = index_->fields_[field];
  const auto equal = [&](std::string_view text) {
    const std::uint32_t place = index.equals.find(text);
    if (place == StringTable::absent) return;
    for (const std::uint32_t test : index.equal_tests[place]) hit(test, routed);
  };
  equal(view.folded);
  if (index.has_numbers && !view.raw.empty() && view.raw.find_first_not_of("0123456789") != std::string_view::npos) {
    // "0x10", "4624.0": the same number written otherwise.
    if (const auto number = to_number(view.raw)) {
      number_text_ = fmt::format("{}", *number);
      const std::uint32_t place = index.equals.find(number_text_);
      if (place != StringTable::absent)
        for (const std::uint32_t test : index.equal_tests[place])
          if (index_->tests_[test].predicate.test == Test::number) hit(test, routed);
    }
  }
  const auto found = [&](std::uint32_t test) { hit(test, routed); };
  index.contains.scan(view.folded, found);
  index.starts.scan(view.folded, found);
  index.ends.scan(view.folded, found);
}

void Matcher::add_value(std::uint32_t field, std::string_view name, std::string_view raw, model::ValueKind kind, const Routed& routed) {
  if (field == StringTable::absent && !routed.keywords) return;
  Value value{.name = name, .view = {.raw = raw, .folded = fold(raw), .kind = kind}};
  if (field != StringTable::absent) {
    FieldState& state = field_state_[field];
    const auto place = static_cast<std::uint32_t>(values_.size());
    if (state.seen != stamp_) state = {stamp_, place, place};
    else {
      values_[state.last].next = place;
      state.last = place;
    }
  }
  values_.push_back(value);
  if (kind == model::ValueKind::null) return;
  if (field != StringTable::absent) look_up(field, value.view, routed);
  if (routed.keywords) look_up(RuleIndex::any_field, value.view, routed);
}

std::span<const std::uint32_t> Matcher::match(const model::LogRecord& record) {
  matches_.clear();
  candidates_.clear();
  values_.clear();
  folded_used_ = 0;
  if (++stamp_ == 0) {  // after four billion records the stamps start again
    for (auto* stamps : {&test_stamp_, &slow_stamp_, &rule_stamp_}) std::ranges::fill(*stamps, 0);
    std::ranges::fill(field_state_, FieldState{});
    stamp_ = 1;
  }
  const Routed& routed = route_record(record);
  last_routed_ = &routed;
  if (!routed.any) return {};

  const StringTable& names = index_->field_names_;
  const auto add_system = [&](std::string_view name, std::string_view raw) {
    if (!raw.empty()) add_value(names.find(name), name, raw, model::ValueKind::text, routed);
  };
  if (record.event_id) {
    event_id_text_ = std::to_string(*record.event_id);
    add_value(names.find("EventID"), "EventID", event_id_text_, model::ValueKind::number, routed);
  }
  add_system("Channel", record.channel);
  add_system("Provider_Name", record.provider);
  add_system("Computer", record.computer);
  if (index_->event_time_field_ != StringTable::absent && record.time) {
    time_text_ = record.time->to_rfc3339();
    add_value(index_->event_time_field_, "EventTime", time_text_, model::ValueKind::text, routed);
  }
  for (const model::Field& field : record.fields) {
    const std::uint32_t number = names.find(field.name);
    add_value(number == RuleIndex::any_field ? StringTable::absent : number, field.name, field.value.text, field.value.kind, routed);
  }
  for (const auto& [record_name, number] : routed.aliases) {
    if (field_state_[number].seen == stamp_) continue;  // the record has a field of that very name
    for (const model::Field& field : record.fields)
      if (field.name == record_name) add_value(number, names.text(number), field.value.text, field.value.kind, routed);
  }

  for (const std::uint32_t rule : routed.unguarded) candidates_.push_back(rule);
  for (const std::uint32_t rule : candidates_)
    if (evaluate(index_->roots_[rule])) matches_.push_back(rule);
  std::ranges::sort(matches_);
  return matches_;
}

bool Matcher::holds(std::uint32_t test) {
  if (index_->tests_[test].indexed) return test_stamp_[test] == stamp_;
  if (slow_stamp_[test] != stamp_) {
    slow_stamp_[test] = stamp_;
    slow_value_[test] = evaluate_slow(test);
  }
  return slow_value_[test] != 0;
}

bool Matcher::evaluate_slow(std::uint32_t number) {
  const RuleIndex::CompiledTest& test = index_->tests_[number];
  const Regex* regex = test.regex ? &*test.regex : nullptr;
  if (test.field == RuleIndex::any_field) {
    return std::ranges::any_of(values_,
                               [&](const Value& value) { return holds_for_value(test.predicate, regex, index_->zone_, value.view); });
  }
  const FieldState& state = field_state_[test.field];
  const bool present = state.seen == stamp_;
  if (test.predicate.test == Test::exists) return present;
  if (!present) return test.predicate.test == Test::null;
  for (std::uint32_t v = state.first; v != UINT32_MAX; v = values_[v].next) {
    const ValueView& view = values_[v].view;
    if (test.predicate.test == Test::null) {
      if (view.kind == model::ValueKind::null) return true;
    } else if (test.predicate.test == Test::field) {
      const FieldState& other = field_state_[test.other_field];
      if (other.seen != stamp_ || view.kind == model::ValueKind::null) continue;
      for (std::uint32_t o = other.first; o != UINT32_MAX; o = values_[o].next)
        if (values_[o].view.kind != model::ValueKind::null && holds_for_pair(test.predicate, view.folded, values_[o].view.folded))
          return true;
    } else if (holds_for_value(test.predicate, regex, index_->zone_, view)) {
      return true;
    }
  }
  return false;
}

bool Matcher::evaluate(std::uint32_t number) {
  const RuleIndex::Node& node = index_->nodes_[number];
  switch (node.op) {
    case RuleIndex::Op::leaf: return holds(node.test);
    case RuleIndex::Op::negation: return !evaluate(index_->children_[node.first]);
    case RuleIndex::Op::all_of:
      for (std::uint32_t c = node.first; c < node.last; ++c)
        if (!evaluate(index_->children_[c])) return false;
      return true;
    case RuleIndex::Op::any_of:
      for (std::uint32_t c = node.first; c < node.last; ++c)
        if (evaluate(index_->children_[c])) return true;
      return false;
  }
  return false;
}

// Which values satisfied the leaves; what stands under a negation did not make the rule true.
void Matcher::collect(std::uint32_t number, model::Detection& detection) const {
  const RuleIndex::Node& node = index_->nodes_[number];
  if (node.op == RuleIndex::Op::negation) return;
  if (node.op != RuleIndex::Op::leaf) {
    for (std::uint32_t c = node.first; c < node.last; ++c) collect(index_->children_[c], detection);
    return;
  }
  const RuleIndex::CompiledTest& test = index_->tests_[node.test];
  const Regex* regex = test.regex ? &*test.regex : nullptr;
  const auto take = [&](const Value& value) {
    if (detection.matched.size() >= 64) return;
    model::Field field{std::string(value.name), {value.view.kind, std::string(value.view.raw)}};
    if (std::ranges::find(detection.matched, field) == detection.matched.end()) detection.matched.push_back(std::move(field));
  };
  if (test.field == RuleIndex::any_field) {
    for (const Value& value : values_)
      if (holds_for_value(test.predicate, regex, index_->zone_, value.view)) take(value);
    return;
  }
  const FieldState& state = field_state_[test.field];
  if (state.seen != stamp_) return;
  for (std::uint32_t v = state.first; v != UINT32_MAX; v = values_[v].next) {
    const Value& value = values_[v];
    bool satisfied =
        test.predicate.test == Test::exists || (test.predicate.test == Test::null && value.view.kind == model::ValueKind::null);
    if (test.predicate.test == Test::field) {
      const FieldState& other = field_state_[test.other_field];
      if (other.seen == stamp_)
        for (std::uint32_t o = other.first; o != UINT32_MAX; o = values_[o].next)
          satisfied |= holds_for_pair(test.predicate, value.view.folded, values_[o].view.folded);
    }
    if (satisfied || holds_for_value(test.predicate, regex, index_->zone_, value.view)) take(value);
  }
}

model::Detection Matcher::detection(std::uint32_t number, const model::LogRecord& record) const {
  const Rule& rule = index_->rules().rules[number];
  model::Detection detection;
  detection.rule_id = rule.id;
  detection.title = rule.title;
  detection.level = rule.level;
  detection.time = record.time;
  detection.source = {record.source, record.position_kind, record.position, record.offset};
  collect(index_->roots_[number], detection);
  return detection;
}

std::optional<std::string_view> Matcher::value_of(std::string_view field, const model::LogRecord& record) const {
  const std::uint32_t number = index_->field_names_.find(field);
  if (number != StringTable::absent && number != RuleIndex::any_field && field_state_[number].seen == stamp_) {
    const Value& value = values_[field_state_[number].first];
    if (value.view.kind == model::ValueKind::null) return {};
    return value.view.raw;
  }
  if (const model::FieldValue* value = record.find(field); value != nullptr && value->kind != model::ValueKind::null) return value->text;
  if (field == "EventID" && record.event_id) return event_id_text_;
  if (field == "Computer" && !record.computer.empty()) return record.computer;
  if (field == "Channel" && !record.channel.empty()) return record.channel;
  if (field == "Provider_Name" && !record.provider.empty()) return record.provider;
  return {};
}

}  // namespace sekimori::detect
