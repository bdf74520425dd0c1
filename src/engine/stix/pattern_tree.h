// A pattern as a tree. Made by pattern_reader.cpp, walked by pattern_types.cpp and pattern_match.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "engine/stix/pattern.h"

namespace re2 {
class RE2;
}

namespace sekimori::stix::pattern {

// 'text', 12, 1.5, true, t'2016-...Z', h'ff', b'AAA='
struct TimeLiteral {
  Timestamp at;
};
struct BinaryLiteral {
  Bytes bytes;
};
using Literal = std::variant<std::string, std::int64_t, double, bool, TimeLiteral, BinaryLiteral>;

// One step of file:sections[*].name behind the type.
struct Step {
  enum class Kind : unsigned char { property, index, any_index };
  Kind kind = Kind::property;
  std::string name;
  std::size_t index = 0;
};

struct Path {
  std::string type;
  std::vector<Step> steps;
  std::string text;  // as it was written, for messages
};

enum class Operator : unsigned char {
  equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  in,
  like,
  matches,
  is_subset,
  is_superset,
  exists
};

struct Comparison {
  Path path;
  Operator op = Operator::equal;
  bool negated = false;
  std::vector<Literal> literals;               // several for IN alone, none for EXISTS
  std::shared_ptr<const re2::RE2> expression;  // of LIKE and MATCHES
};

// What stands within [ ]: comparisons joined by AND and OR.
struct Condition {
  enum class Join : unsigned char { one, both, either };
  Join join = Join::one;
  std::optional<Comparison> comparison;  // of one
  std::vector<Condition> parts;          // of both and either
};

struct Interval {
  Timestamp start, stop;
};

// What stands around the brackets.
struct Expression {
  enum class Kind : unsigned char { observation, both, either, followed_by, within, repeats, interval };
  Kind kind = Kind::observation;
  Condition condition;            // of observation
  std::vector<Expression> parts;  // two or more of both, either and followed_by; one of the qualifiers
  double seconds = 0;             // of within
  std::int64_t times = 0;         // of repeats
  Interval interval;
};

}  // namespace sekimori::stix::pattern
