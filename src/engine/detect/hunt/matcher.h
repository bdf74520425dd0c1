// One record against all rules.
//
//   Matcher matcher(index);
//   for (std::uint32_t rule : matcher.match(record)) {
//     Detection detection = matcher.detection(rule, record);
//   }
//
// Each value is folded once; nothing is allocated per rule. One thread per Matcher; the index is shared.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "engine/detect/hunt/evaluate.h"
#include "engine/detect/hunt/rule_index.h"
#include "model/detection.h"

namespace sekimori::detect {

struct SourceSelector;

class Matcher {
 public:
  explicit Matcher(std::shared_ptr<const RuleIndex> index);
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  // Numbers of the rules (in RuleSet::rules) that hold, ascending. Valid until the next call.
  std::span<const std::uint32_t> match(const model::LogRecord& record);

  // For the record of the last match(): the detection of one of its rules, with the fields that made it true.
  model::Detection detection(std::uint32_t rule, const model::LogRecord& record) const;

  // For the record of the last match(): first value of a field, system fields and aliases included.
  std::optional<std::string_view> value_of(std::string_view field, const model::LogRecord& record) const;

  const RuleIndex& index() const { return *index_; }

 private:
  struct Routed;
  struct Value {
    std::string_view name;
    ValueView view;
    std::uint32_t next = UINT32_MAX;  // of the same field
  };
  struct FieldState {
    std::uint32_t seen = 0;  // stamp of the record that has it
    std::uint32_t first = 0, last = 0;
  };

  const Routed& route_record(const model::LogRecord& record);
  void add_value(std::uint32_t field, std::string_view name, std::string_view raw, model::ValueKind kind, const Routed& routed);
  std::string_view fold(std::string_view raw);
  void look_up(std::uint32_t field, const ValueView& view, const Routed& routed);
  void hit(std::uint32_t test, const Routed& routed);
  bool evaluate(std::uint32_t node);
  bool holds(std::uint32_t test);
  bool evaluate_slow(std::uint32_t test);
  void collect(std::uint32_t node, model::Detection& detection) const;

  std::shared_ptr<const RuleIndex> index_;
  std::uint32_t stamp_ = 0;
  std::vector<std::uint32_t> test_stamp_;  // indexed tests that hold now
  std::vector<std::uint32_t> slow_stamp_;  // tests evaluated now ...
  std::vector<char> slow_value_;           // ... and their answer
  std::vector<std::uint32_t> rule_stamp_;
  std::vector<FieldState> field_state_;
  std::vector<Value> values_;
  std::deque<std::string> folded_;  // buffers, kept between records; a deque never moves them
  size_t folded_used_ = 0;
  std::vector<std::uint32_t> candidates_;
  std::vector<std::uint32_t> matches_;
  std::string number_text_, event_id_text_, time_text_, routing_key_;
  std::unordered_map<std::string, std::unique_ptr<Routed>> routings_;
  const Routed* last_routed_ = nullptr;
};

}  // namespace sekimori::detect
