// Patterns of indicators: read, checked for their types, and held against what was observed (STIX 2.1, section 9).
//
//   const Pattern pattern = TRY(Pattern::parse("[ipv4-addr:value ISSUBSET '198.51.100.0/24'] REPEATS 5 TIMES WITHIN 1800 SECONDS"));
//   for (const Error& doubt : pattern.type_problems()) ...              // a number compared with a text never matches
//   const bool seen = TRY(pattern.matches(observations));
//
// Bounds: 64 KiB of text, 64 levels, 2,000 comparisons, 1,000 repetitions; what exceeds them is refused (invalid_input). Matching looks
// at combinations of observations one after the other and gives up after 5,000,000 steps with the same code, so a pattern that explodes
// costs a second or so and never all memory. Regular expressions run in linear time (RE2): look-around and back-references are refused.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/stix/json_view.h"
#include "engine/stix/timestamp.h"

namespace sekimori::stix {

constexpr std::size_t longest_pattern = 65'536;
constexpr int deepest_pattern = 64;
constexpr std::size_t most_comparisons = 2'000;
constexpr std::int64_t most_repetitions = 1'000;
constexpr std::int64_t most_matching_steps = 5'000'000;

// One observed-data: objects seen together, from when to when, how often.
struct Observation {
  Timestamp first, last;
  std::int64_t count = 1;
  std::vector<std::pair<std::string, JsonView>> objects;  // by what references call them: an id, or a key of STIX 2.0
};
// Of an observed-data object; `others` are the objects that its object_refs may name. Nothing when it is none.
std::optional<Observation> observation_of(JsonView observed_data, std::span<const JsonView> others);

namespace pattern {
struct Expression;  // engine/stix/pattern_tree.h
}

// A value that a pattern asks for: file:hashes.'SHA-256', the hash.
struct NamedValue {
  std::string path;
  std::string value;
  auto operator<=>(const NamedValue&) const = default;
};

class Pattern {
 public:
  static Result<Pattern> parse(std::string_view text);

  // Comparisons that cannot come true by the types of the standard; empty for properties that it does not know.
  std::vector<Error> type_problems() const;
  // The types of objects that it speaks of, sorted.
  std::vector<std::string> object_types() const;
  // Texts that it compares for being equal, sorted: where whoever has no observed data looks for the values alone. What it denies, and
  // how it joins them, is lost.
  std::vector<NamedValue> named_values() const;
  // Any thread.
  Result<bool> matches(std::span<const Observation> observations) const;

 private:
  explicit Pattern(std::shared_ptr<const pattern::Expression> root) : root_(std::move(root)) {}
  std::shared_ptr<const pattern::Expression> root_;
};

}  // namespace sekimori::stix
