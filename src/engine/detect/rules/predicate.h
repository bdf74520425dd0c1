// The leaf of a rule: one test of one field (or of the whole event), and the tree that joins leaves.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/detect/rules/pattern.h"

namespace sekimori::detect {

enum class Test : unsigned char {
  pattern,    // text against Pattern
  number,     // the value as a number, by `comparison`
  regex,      // RE2, unanchored, case-sensitive unless flagged
  network,    // the value is an address inside `network`
  field,      // the value against another field's value
  null,       // the field is missing or null
  exists,     // the field is present, whatever its value
  time_part,  // hour, day ... of the value as an instant, by `comparison`
};

enum class Comparison : unsigned char { equal, not_equal, less, less_or_equal, greater, greater_or_equal };
enum class TimePart : unsigned char { minute, hour, day, week, month, year };
enum class FieldPosition : unsigned char { whole, start, end, anywhere };
enum class Case : unsigned char { folded, exact };

struct Network {
  std::array<std::uint8_t, 16> address{};  // IPv4 in the first four
  int prefix = 0;
  int family = 4;  // 4 or 6
  bool operator==(const Network&) const = default;
};

struct Predicate {
  std::string field;  // empty: any value of the event (a keyword)
  Test test = Test::pattern;
  Pattern pattern;  // folded already unless `matching` is exact
  Case matching = Case::folded;
  std::string expression;  // regex with its flags in front: "(?i)..."
  Network network;
  Comparison comparison = Comparison::equal;
  double number = 0;
  TimePart part = TimePart::hour;
  std::string other_field;
  FieldPosition position = FieldPosition::whole;
  bool operator==(const Predicate&) const = default;
};

struct Expression {
  enum class Kind : unsigned char { all_of, any_of, negation, leaf };
  Kind kind = Kind::leaf;
  std::vector<Expression> children;  // one of a negation
  std::uint32_t predicate = 0;       // of a leaf: index into Rule::predicates
};

}  // namespace sekimori::detect
